using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;
using ISpeechTranscriber = PrepPlatform.Contracts.Evaluation.ISpeechTranscriber;

namespace PrepPlatform.Evaluation.Data;

/// <summary>Lets modules use the engine for recordings that a plugin offers, where its code runs.</summary>
internal sealed class Transcribing(PluginCatalogue plugins, RecordingFiles files) : ISpeechTranscriber
{
    private const string None = "No speech model is installed.", Gone = "The recording is no longer there.";

    public async Task<Result<SpokenAnswer>> TranscribeAsync(string recording, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        await plugins.SettledAsync().WaitAsync(cancellation);
        if (plugins.Transcriber()?.Runner is not { } runner) return Result.Invalid<SpokenAnswer>("", None);
        await using var file = await files.OpenAsync(recording, cancellation);
        if (file is null) return Result.Invalid<SpokenAnswer>("", Gone);
        try
        {
            if ((await runner.HearingAsync(cancellation)).Model is null) return Result.Invalid<SpokenAnswer>("", None);
            var heard = await runner.TranscribeAsync(file.Path, progress, cancellation);
            return SpokenCheck.Problem(heard) is { } problem ? Result.Invalid<SpokenAnswer>("", $"What the evaluator heard was refused: {problem}") : Result.Ok(SpokenCheck.Trim(heard));
        }
        catch (PluginFault e)
        {
            return Result.Invalid<SpokenAnswer>("", $"The recording could not be transcribed: {e.Message}");
        }
    }
}
