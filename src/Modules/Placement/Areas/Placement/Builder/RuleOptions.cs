using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Builder;

/// <summary>What a builder offers: what there is among the tenant's students, the most frequent first. A company sees no students, so it is offered nothing and types.</summary>
internal sealed record RuleOptions(
    IReadOnlyList<string> Degrees, IReadOnlyList<string> Branches, IReadOnlyList<string> Years, IReadOnlyList<string> Skills, IReadOnlyList<AssessmentTitle> Assessments)
{
    public static readonly RuleOptions None = new([], [], [], [], []);

    public IReadOnlyList<string> Of(string fact) => fact switch
    {
        Facts.Degree => Degrees,
        Facts.Branch => Branches,
        Facts.Year => Years,
        Facts.Skills => Skills,
        _ => [],
    };
}

/// <summary>Reads them from the facts that changed last, which is enough to meet every branch and skill that matters; others are typed.</summary>
internal sealed class ReadRuleOptions(PrepDb db, IAssessmentScores assessments) : IUseCase
{
    private const int Sample = 1000, MostChoices = 24;

    public async Task<RuleOptions> RunAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<StudentFacts>().AsNoTracking().OrderByDescending(f => f.AsOf).Take(Sample).Select(f => f.Facts).ToListAsync(cancellation);
        var sheets = rows.ConvertAll(FactSheet.Read);
        return new RuleOptions(
            Frequent(sheets.Select(s => s.Text(Facts.Degree))), Frequent(sheets.Select(s => s.Text(Facts.Branch))),
            [.. Frequent(sheets.Select(s => s.Number(Facts.Year) is { } year ? NodeForm.Write(year) : null)).Order(StringComparer.Ordinal)],
            Frequent(sheets.SelectMany(s => s.Texts(Facts.Skills) ?? [])), await assessments.PublishedAsync(cancellation));
    }

    /// <summary>Only what the live count needs to name assessments.</summary>
    public async Task<RuleOptions> AssessmentsAsync(CancellationToken cancellation) => RuleOptions.None with { Assessments = await assessments.PublishedAsync(cancellation) };

    private static IReadOnlyList<string> Frequent(IEnumerable<string?> values) =>
        [.. values.OfType<string>().GroupBy(v => v.Trim(), StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.CurrentCultureIgnoreCase)
            .Take(MostChoices).Select(g => g.Key)];
}
