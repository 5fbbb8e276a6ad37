using System.ComponentModel.DataAnnotations;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

internal sealed class StaffFilter
{
    /// <summary>A part of a person's name or e-mail address.</summary>
    [StringLength(80)]
    public string Q { get; set; } = "";

    public Guid? Assessment { get; set; }

    public AttemptStatus? Status { get; set; }

    public bool? Passed { get; set; }

    /// <summary>Only those with an answer that a person has to look at.</summary>
    public bool Review { get; set; }

    /// <summary>Where the page before ended.</summary>
    [StringLength(60)]
    public string Before { get; set; } = "";

    public bool IsEmpty => Q.Length == 0 && Assessment is null && Status is null && Passed is null && !Review;

    public string Url(string path = "/staff/attempts", string before = "")
    {
        var query = new[]
        {
            ("q", Q), ("assessment", Assessment?.ToString() ?? ""), ("status", Status?.ToString() ?? ""),
            ("passed", Passed is { } passed ? passed ? "true" : "false" : ""), ("review", Review ? "true" : ""), ("before", before),
        };
        var text = string.Join('&', query.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return text.Length > 0 ? $"{path}?{text}" : path;
    }

    /// <summary>This filter with something changed, from the start of the list.</summary>
    public string With(Action<StaffFilter> change)
    {
        var other = (StaffFilter)MemberwiseClone();
        change(other);
        return other.Url();
    }
}

internal sealed record StaffPage(
    StaffFilter Filter, KeyPage<StaffRow> Page, IReadOnlyDictionary<Guid, PersonInfo> People, IReadOnlyList<AssessmentOption> Assessments);

internal sealed record StaffRow(
    Guid Id, Guid StudentId, string Title, int Number, AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt,
    decimal? Points, decimal MaxPoints, bool? Passed, int Pending, int ToReview)
{
    public int? Percent => Points is { } points ? Attempt.Percent(points, MaxPoints) : null;
}

internal sealed record AssessmentOption(Guid Id, string Title);
