using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Assessments;

internal sealed class AssessmentFilter
{
    public const string Here = "/staff/assessments";

    [PlainText(80)]
    public string Q { get; set; } = "";

    public AssessmentStatus? Status { get; set; }

    /// <summary>Only one's own.</summary>
    public bool Mine { get; set; }

    [PlainText(80)]
    public string After { get; set; } = "";

    public bool Narrows => Q.Length > 0 || Status is not null || Mine;

    /// <summary>This list with one thing changed (empty: taken away), from its start.</summary>
    public string With(string name, string value)
    {
        var values = new[] { ("q", Q), ("status", Status?.ToString() ?? ""), ("mine", Mine ? "true" : "") }.Where(v => v.Item1 != name).Append((name, value));
        var text = string.Join('&', values.Where(v => v.Item2.Length > 0).Select(v => $"{v.Item1}={Uri.EscapeDataString(v.Item2)}"));
        return text.Length > 0 ? $"{Here}?{text}" : Here;
    }
}

internal sealed record AssessmentList(
    AssessmentFilter Filter, KeyPage<AssessmentRow> Page, IReadOnlyDictionary<AssessmentStatus, int> Counts, IReadOnlyDictionary<Guid, PersonInfo> Authors)
{
    public int Matching => Filter.Status is { } status ? Counts.GetValueOrDefault(status) : Counts.Values.Sum();
}

internal sealed record AssessmentRow(
    Guid Id, string Title, AssessmentStatus Status, Guid AuthorId, int Questions, int TimeLimitMinutes, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, DateTimeOffset SavedAt);
