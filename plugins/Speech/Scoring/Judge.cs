using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Questions;
using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Scoring;

/// <summary>Listens to an answer and sends its text on to be scored; how it was spoken stands apart.</summary>
internal sealed class Judge(Ear ear)
{
    /// <summary>What a recorder may be late by.</summary>
    private const int Leeway = 2;

    public async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var (question, answer) = (SpokenQuestion.Read(request.Definition), Answer.Read(request.Response));
        if (answer.Audio.Length == 0) return answer.Corrected.Length == 0 ? Results.Nothing(question) : Results.Typed(request.Definition, answer.Corrected);
        if (!request.Files.TryGetValue(answer.Audio, out var path) || !File.Exists(path)) return Results.Review(question, "Your recording is no longer there, so a person will look at this answer.", "The recording is no longer there.");
        try
        {
            var heard = await ear.HearAsync(path, question.MaxSeconds + Leeway, request.Progress, cancellation);
            return Results.Of(request.Definition, question, heard, answer.Corrected);
        }
        catch (CannotDecodeException e)
        {
            return Results.Review(question, "Your recording cannot be listened to on this machine yet; it is kept, and a person will look at it.", e.Message) with { Awaits = e.What };
        }
        catch (InvalidDataException e)
        {
            return Results.Review(question, e.Message, "The file cannot be read as a recording.");
        }
    }
}

/// <summary>What was handed in.</summary>
/// <param name="Audio">Name of a recording; empty: there is none.</param>
/// <param name="Corrected">The transcript as the speaker corrected it; empty: it was not.</param>
internal sealed record Answer(string Audio, string Corrected)
{
    public static Answer Read(JsonElement response) => new(
        response.GetProperty("audio").GetString()!, response.TryGetProperty("corrected", out var text) && !string.IsNullOrWhiteSpace(text.GetString()) ? text.GetString()!.Trim() : "");
}
