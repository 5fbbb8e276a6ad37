using PrepPlatform.Speech.Models;
using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Voice;

namespace PrepPlatform.Speech.Hearing;

/// <summary>Listens to recordings, one at a time: reads the file, finds where somebody speaks, and has only that transcribed.</summary>
internal sealed class Ear(RecordingReader reader, VoiceGate gate, InstalledModels models, LoadedModel loaded) : IDisposable
{
    private const string Gate = "voice gate";
    private const decimal AfterReading = 0.05m, AfterGate = 0.1m;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>The model that would be used, and why others are not.</summary>
    public Found Model => WhisperApi.Problem is { } problem ? new(null, [problem]) : models.Find(ModelKind.Speech);

    /// <summary>What operators should know.</summary>
    public IReadOnlyList<string> Notes => Model is { Model: null } none ? none.Notes : [.. Model.Notes, .. gate.Notes];

    /// <exception cref="CannotDecodeException">This machine cannot read it.</exception>
    /// <exception cref="InvalidDataException">It is no recording; the message is a sentence for its maker.</exception>
    public async Task<Heard> HearAsync(string file, int mostSeconds, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        var work = WorkAsync(file, mostSeconds, progress, cancellation);
        // whisper.cpp looks whether to stop only between two stretches of 30 s; whoever has stopped it need not wait for that, only the next one must.
        _ = work.ContinueWith(_ => turn.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await work.WaitAsync(cancellation);
    }

    public void Dispose()
    {
        turn.Dispose();
        loaded.Dispose();
    }

    private async Task<Heard> WorkAsync(string file, int mostSeconds, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        var recording = await reader.ReadAsync(file, mostSeconds, cancellation);
        progress?.Report(AfterReading);
        return await Quietly.RunAsync(() => Hear(recording, progress, cancellation));
    }

    private Heard Hear(Recording recording, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        var activity = gate.Find(recording, cancellation);
        progress?.Report(AfterGate);
        // Where nobody speaks a model would still find words.
        if (activity.Speech.Count == 0) return new(recording, activity, [], Gate, []);
        var found = Model;
        while (found.Model is { } model)
            try
            {
                var joined = new Joined(recording.Samples, activity.Speech);
                var tokens = loaded.Use(model, m => m.Transcribe(joined.Samples, model.Language, progress is null ? null : new Rest(progress), cancellation));
                return new(recording, activity, Words.Make(tokens, joined, recording.Seconds), model.Name, []);
            }
            catch (WhisperException e)
            {
                models.Refuse(model, e.Message);
                found = Model;
            }

        return new(recording, activity, null, "", found.Notes);
    }

    /// <summary>What is left to do after the gate.</summary>
    private sealed class Rest(IProgress<decimal> progress) : IProgress<decimal>
    {
        public void Report(decimal value) => progress.Report(AfterGate + ((1 - AfterGate) * value));
    }
}
