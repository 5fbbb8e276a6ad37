using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Seeding;

/// <summary>The file.</summary>
internal sealed record DemoPlacement(IReadOnlyList<DemoPartnership> Partnerships, IReadOnlyList<DemoDrive> Drives)
{
    public static DemoPlacement Read(string root) => JsonSerializer.Deserialize<DemoPlacement>(File.ReadAllText(Path.Combine(root, "seeds", "demo", "placement.json")), JsonSerializerOptions.Web)!;
}

internal sealed record DemoPartnership(Guid Id, string College, string Company, int DaysAgo, string Note, string ProposedBy, string AcceptedBy);

/// <param name="Student">Who, by the part of the address before the @.</param>
/// <param name="DaysAgo">When.</param>
/// <param name="Share">What the company may see.</param>
/// <param name="WithdrawnDaysAgo">When it was withdrawn, or null.</param>
/// <param name="Slipped">Qualified when they applied, before the last marks came, and does not any more.</param>
internal sealed record DemoApplication(string Student, int DaysAgo, IReadOnlyList<string> Share, int? WithdrawnDaysAgo, bool Slipped);

internal sealed record DemoRound(string Name, int? InDays);

internal sealed record DemoDrive(
    Guid Id, string College, string Company, string Status, int WrittenDaysAgo, int ApplyByDays, int? StartsInDays, int? Most, string Title, string About, IReadOnlyList<DriveRole> Roles,
    IReadOnlyList<DemoRound> Rounds, JsonElement Rule, JsonElement Ranking, IReadOnlyList<DemoApplication> Applications)
{
    /// <summary>How many take part.</summary>
    public int Taking => Applications.Count(a => a.WithdrawnDaysAgo is null);

    public DriveTerms Terms(Func<int, DateTimeOffset> day) => new(
        Title, About, Roles, [.. Rounds.Select(r => new DriveRound(r.Name, r.InDays is { } days ? DateOnly.FromDateTime(day(days).Date) : null))], day(ApplyByDays),
        StartsInDays is { } starts ? DateOnly.FromDateTime(day(starts).Date) : null);

    /// <summary>Assessments stand in it by their titles; a company that has none keeps the title and an id that is nobody's.</summary>
    public Rule ReadRule(IReadOnlyList<AssessmentTitle> titles)
    {
        var node = JsonNode.Parse(Rule.GetRawText())!;
        Name(node, titles);
        return Domain.Rules.Rule.Read(node.ToJsonString());
    }

    public Ranking ReadRanking(IReadOnlyList<AssessmentTitle> titles)
    {
        var ranking = Domain.Rules.Ranking.Read(Ranking.GetRawText());
        return new Ranking([.. ranking.Parts.Select(p => p.Fact == "assessment" ? p with { Fact = Facts.Assessment(IdOf(titles, p.Label)) } : p)]);
    }

    private static void Name(JsonNode node, IReadOnlyList<AssessmentTitle> titles)
    {
        if (node["is"]!.GetValue<string>() == "assessment") node["assessmentId"] = IdOf(titles, node["title"]!.GetValue<string>());
        if (node["rules"] is JsonArray inner)
            foreach (var child in inner) Name(child!, titles);
    }

    private static Guid IdOf(IReadOnlyList<AssessmentTitle> titles, string title) =>
        titles.FirstOrDefault(t => t.Title == title)?.Id ?? new Guid("01980000-0000-7000-8000-0000000c0001");
}
