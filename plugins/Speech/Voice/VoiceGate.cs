using PrepPlatform.Speech.Models;
using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Voice;

/// <summary>Finds where somebody speaks: with the trained model where one is installed, else with what ships.</summary>
internal sealed class VoiceGate(InstalledModels models)
{
    private const decimal Sure = 0.95m, Unsure = 0.4m;

    /// <summary>A model that is nearly sure somewhere has heard something.</summary>
    private const float Something = 0.3f;

    /// <summary>What operators should know; where there is a model, nothing.</summary>
    public IReadOnlyList<string> Notes => models.Find(ModelKind.VoiceActivity) is var found && found.Model is not null
        ? found.Notes
        : [.. found.Notes, "No model for voice activity is in use, so speech is told from noise by a simpler rule: ./prep models pull silero-v6.2.0."];

    public Activity Find(Recording recording, CancellationToken cancellation)
    {
        if (WhisperApi.Problem is not null || models.Find(ModelKind.VoiceActivity).Model is not { } installed) return EnergyGate.Find(recording.Samples, cancellation);
        try
        {
            // Loaded within a few milliseconds, so not kept.
            using var model = new VoiceModel(installed.File);
            var probabilities = model.Detect(recording.Samples, cancellation);
            var speech = Frames.Read(probabilities, recording.Samples.Length);
            return new(speech, speech.Count > 0 || !probabilities.Any(p => p > Something) ? Sure : Unsure);
        }
        catch (WhisperException e)
        {
            models.Refuse(installed, e.Message);
            return EnergyGate.Find(recording.Samples, cancellation);
        }
    }
}
