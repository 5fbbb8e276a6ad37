using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Delivery;
using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Hearing;

/// <summary>The plugin's engine for the host's modules.</summary>
internal sealed class Transcriber(Ear ear) : ISpeechTranscriber
{
    /// <summary>Longer recordings are refused: half an hour takes some minutes and 115 MB.</summary>
    private const int MostSeconds = 1800;

    public string? Model => ear.Model.Model?.Name;

    public IReadOnlyList<string> Notes => ear.Notes;

    public async ValueTask<SpokenAnswer> TranscribeAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        if (Model is null) throw new InvalidOperationException("No speech model is installed.");
        var heard = await HearAsync(file, progress, cancellation);
        if (heard.Recording.IsCut) throw new InvalidDataException("The recording is longer than 30 minutes: record it in parts.");
        return new((decimal)heard.Recording.Seconds, heard.Words ?? throw new InvalidOperationException(string.Join(' ', heard.Notes)), heard.Model) { Delivery = DeliveryReport.Make(heard) };
    }

    private async Task<Heard> HearAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        try
        {
            return await ear.HearAsync(file, MostSeconds, progress, cancellation);
        }
        catch (CannotDecodeException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }
}
