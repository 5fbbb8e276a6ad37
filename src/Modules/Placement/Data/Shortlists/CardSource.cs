using System.Text.Json;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>What a card is made from.</summary>
internal sealed record CardSource(
    StudentRecord? Record, PersonInfo? Person, FactSheet Facts, IReadOnlyDictionary<Guid, string> Titles, IReadOnlyList<CardRecommendation> Recommendations)
{
    /// <summary>The outbox takes 32,000 characters, the company's row 24,000.</summary>
    private const int MostMessage = 31_000, MostSnapshot = 24_000;

    /// <summary>Exactly the fields consented to.</summary>
    public CardSnapshot Show(IReadOnlySet<string> consented) => new CardSnapshot(
        Person?.Name ?? "", Person?.Email, Told(Record?.Phone), Told(Record?.Degree), Told(Record?.Branch), Record?.GraduationYear, Record?.CgpaOfTen,
        Record?.ActiveBacklogs, Record?.PastBacklogs, Record?.Marks10, Record?.Marks12, Record?.Skills,
        Record?.Projects.Select(p => new CardProject(p.Title, p.Summary, p.Technologies, p.Link)).ToList(), Told(Record?.About), Scores(), Recommendations).Only(consented);

    public static bool Fits(CardSent message) => message.Snapshot.Length <= MostSnapshot && JsonSerializer.Serialize(message).Length <= MostMessage;

    /// <summary>One piece less: the last project, then the last recommendation, then the text about; null where nothing is left to leave out.</summary>
    public static CardSnapshot? Shorter(CardSnapshot s) => s switch
    {
        { Projects.Count: > 0 } => s with { Projects = [.. s.Projects.SkipLast(1)] },
        { Recommendations.Count: > 0 } => s with { Recommendations = [.. s.Recommendations.SkipLast(1)] },
        { About: not null } => s with { About = null },
        { Scores.Count: > 0 } => s with { Scores = [.. s.Scores.SkipLast(1)] },
        { Skills.Count: > 0 } => s with { Skills = [.. s.Skills.SkipLast(1)] },
        _ => null,
    };

    private static string? Told(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private List<CardScore> Scores() =>
        [.. Facts.Keys.Select(k => (Id: Domain.Rules.Facts.AssessmentOf(k), Key: k)).Where(k => k.Id is { } id && Titles.ContainsKey(id))
            .Select(k => new CardScore(Titles[k.Id!.Value], Facts.Number(k.Key)!.Value)).OrderBy(s => s.Assessment, StringComparer.Ordinal)];
}

/// <summary>The parts of a score that a company may see.</summary>
internal static class CardParts
{
    /// <summary>Only those that come from a fact that is shared: points tell the fact. So does a sum with the others in it, and a card's score is the sum of these.</summary>
    public static IReadOnlyList<ScorePart> Shared(string parts, IReadOnlySet<string> consented) => [.. ShortlistJson.Parts(parts).Where(p => consented.Contains(SharedFields.Of(p.Fact)))];
}
