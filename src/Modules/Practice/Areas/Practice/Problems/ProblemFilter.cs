using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.Problems;

/// <summary>What the problem set is narrowed to; all of it stands in the URL.</summary>
internal sealed class ProblemFilter
{
    public const string Here = "/practice";

    [PlainText(80)]
    public string Q { get; set; } = "";

    [PlainText(PracticeLimits.Tag)]
    public string Tag { get; set; } = "";

    public Difficulty? Difficulty { get; set; }

    public ProblemStatus? Status { get; set; }

    /// <summary>The number of the last problem of the page before.</summary>
    public int After { get; set; }

    public bool Narrows => Q.Length > 0 || Tag.Length > 0 || Difficulty is not null || Status is not null;

    /// <summary>This list with one thing changed (empty: taken away), from its start.</summary>
    public string With(string name, string value)
    {
        var kept = Values.Where(v => v.Name != name && v.Name != "after").Append((Name: name, Value: value)).Where(v => v.Value.Length > 0).ToList();
        return kept.Count == 0 ? Here : $"{Here}?{string.Join('&', kept.Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value)}"))}";
    }

    /// <summary>What a search form must keep.</summary>
    public IEnumerable<(string Name, string Value)> Kept => Values.Where(v => v.Name != "q" && v.Value.Length > 0);

    private (string Name, string Value)[] Values => [("q", Q), ("tag", Tag), ("difficulty", Difficulty?.ToString() ?? ""), ("status", Status?.ToString() ?? "")];
}

/// <summary>How far the reader is with a problem.</summary>
internal enum ProblemStatus
{
    New,
    Tried,
    Solved,
}

/// <summary>A page of the problem set with what stands beside it.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">The problems.</param>
/// <param name="All">Every published problem, for tags and totals.</param>
/// <param name="Daily">The problem of the day, or null.</param>
/// <param name="Streak">The reader's days in a row.</param>
/// <param name="Plan">The study plan that the reader follows, or null.</param>
internal sealed record ProblemSet(ProblemFilter Filter, KeyPage<ProblemRow> Page, IReadOnlyList<SetEntry> All, SetEntry? Daily, Streak Streak, PlanCard? Plan)
{
    public IEnumerable<(string Tag, int Count)> Tags => All.SelectMany(e => e.Tags).GroupBy(t => t).Select(g => (g.Key, g.Count())).OrderByDescending(t => t.Item2).ThenBy(t => t.Key, StringComparer.Ordinal);

    public int Solved => All.Count(e => e.Solved);
}

internal sealed record ProblemRow(Guid Id, int Number, string Title, Difficulty Difficulty, List<string> Tags, int Submissions, int Accepted, bool Tried, bool Solved)
{
    /// <summary>Accepted of all submissions in whole per cent; null: none yet.</summary>
    public int? AcceptancePercent => Submissions == 0 ? null : Accepted * 100 / Submissions;

    public ProblemStatus Status => Solved ? ProblemStatus.Solved : Tried ? ProblemStatus.Tried : ProblemStatus.New;
}

/// <summary>A published problem in few words.</summary>
internal sealed record SetEntry(Guid Id, int Number, string Title, Difficulty Difficulty, List<string> Tags, bool Solved, DateOnly? LastDaily);

/// <summary>How far the reader is with a study plan.</summary>
internal sealed record PlanCard(Guid Id, string Title, int Problems, int Solved);
