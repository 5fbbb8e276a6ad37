using System.Text.Json;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;

namespace PrepPlatform.Assessments.Data;

/// <summary>The recordings of spoken answers, and how far they are being listened to: one query each, none where nothing was spoken.</summary>
internal sealed class SpokenReading(IRecordings recordings, IEvaluations evaluations)
{
    /// <returns>By question; one that was not spoken, or whose recording is gone, is not in it.</returns>
    public async Task<Dictionary<Guid, RecordingState>> RecordingsAsync(IEnumerable<AttemptQuestion> questions, CancellationToken cancellation)
    {
        var names = Spoken(questions).ToDictionary(q => q.Id, q => NameOf(JsonElement.Parse(q.Response!)) ?? "");
        var found = names.Count > 0 ? await recordings.FindAsync(names.Values, cancellation) : new Dictionary<string, RecordingState>();
        return names.Where(n => found.ContainsKey(n.Value)).ToDictionary(n => n.Key, n => found[n.Value]);
    }

    /// <returns>By question, from 0 to 1; one that is not listened to now is not in it.</returns>
    public async Task<Dictionary<Guid, decimal?>> HeardAsync(IEnumerable<AttemptQuestion> questions, CancellationToken cancellation)
    {
        var spoken = Spoken(questions).Select(q => q.Id).ToList();
        return spoken.Count == 0 ? [] : (await evaluations.ProgressAsync(CloseAttempt.Subject, spoken, cancellation)).Where(p => p.Started).ToDictionary(p => p.Subject.Id, p => (decimal?)p.Done);
    }

    private static IEnumerable<AttemptQuestion> Spoken(IEnumerable<AttemptQuestion> questions) => questions.Where(q => q.Response is not null && q.IsSpoken);

    private static string? NameOf(JsonElement response) => response.TryGetProperty("audio", out var name) ? name.GetString() : null;
}
