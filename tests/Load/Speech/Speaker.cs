using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Tests.Load.Exam;

namespace PrepPlatform.Tests.Load.Speech;

/// <summary>A student who answers a question of the demo's "Speaking round" aloud.</summary>
internal sealed partial class Speaker(Visitor visitor)
{
    /// <summary>What a recorder sends at once where the line is good.</summary>
    private const int Piece = 256 * 1024;

    private string attempt = "";

    /// <summary>Starts, records and saves; not handed in yet.</summary>
    public async Task SpeakAsync(byte[] sound, CancellationToken cancellation)
    {
        var round = Round().Match(await visitor.GetAsync("/assessments", cancellation)).Groups[1].Value;
        await visitor.GetAsync(round, cancellation);
        attempt = await visitor.PostAsync($"{round}/attempts", [], cancellation);
        var question = ExamPage.Questions(await visitor.GetAsync(attempt, cancellation))[0];
        var name = await RecordAsync(question.Id, sound, cancellation);
        var saved = await visitor.PostAsync($"{attempt}/responses",
            [new("question", $"{question.Id}"), new("sequence", $"{question.Sequence + 1}"), new("device", "speaker"), new($"q{question.Number}.audio", name)], cancellation);
        if (!JsonElement.Parse(saved).GetProperty("counts").GetBoolean()) throw new InvalidOperationException("The answer was overtaken.");
    }

    public Task SubmitAsync(CancellationToken cancellation) => visitor.PostAsync($"{attempt}/submission", [], cancellation);

    /// <summary>Whether anything that they have handed in still waits for a machine.</summary>
    public async Task<bool> IsWaitingAsync(CancellationToken cancellation) => (await visitor.GetAsync("/attempts", cancellation)).Contains("Being scored", StringComparison.Ordinal);

    /// <summary>Whether the answer was transcribed, not put aside.</summary>
    public async Task<bool> IsHeardAsync(CancellationToken cancellation) => (await visitor.GetAsync(attempt, cancellation)).Contains("What was heard", StringComparison.Ordinal);

    private async Task<string> RecordAsync(Guid question, byte[] sound, CancellationToken cancellation)
    {
        var started = await visitor.PostAsync("/recordings", [new("kind", CloseAttempt.Subject), new("subject", $"{question}"), new("type", "audio/wav")], cancellation);
        var name = JsonElement.Parse(started).GetProperty("name").GetString()!;
        for (var at = 0; at < sound.Length; at += Piece)
        {
            var content = new ByteArrayContent(sound, at, Math.Min(Piece, sound.Length - at)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            await visitor.PostAsync($"/recordings/{name}/pieces?offset={at}", content, cancellation);
        }

        await visitor.PostAsync($"/recordings/{name}/whole", [], cancellation);
        return name;
    }

    [GeneratedRegex("href=\"(/assessments/[0-9a-f-]{36})\">Speaking round<")]
    private static partial Regex Round();
}
