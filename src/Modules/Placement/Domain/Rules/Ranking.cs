using System.Text.Json;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>How those who qualify are ordered: a weighted sum, each part of it from 0 (at <c>From</c> or less) to its weight (at <c>To</c> or more).</summary>
/// <param name="Parts">At most ten; without any, everyone who qualifies has the same rank.</param>
internal sealed record Ranking(IReadOnlyList<RankingPart> Parts)
{
    public const int MostText = 4000, MostParts = 10;

    public static Ranking Read(string json) => JsonSerializer.Deserialize<Ranking>(json, Rule.Json)!;

    public string Write() => JsonSerializer.Serialize(this, Rule.Json);
}

/// <summary>One part of the score.</summary>
/// <param name="Fact">A number fact, or <see cref="Facts.Skills"/>: then what counts is how many of <paramref name="Skills"/> the student has.</param>
/// <param name="Weight">What it is worth, 1 to 100.</param>
/// <param name="From">The value that earns nothing.</param>
/// <param name="To">The value that earns the whole weight; below <paramref name="From"/> where less is better (backlogs).</param>
/// <param name="Label">Its name for people: <c>CGPA</c>, or an assessment's title.</param>
/// <param name="Skills">The skills that count, for <see cref="Facts.Skills"/>.</param>
internal sealed record RankingPart(string Fact, int Weight, decimal From, decimal To, string Label, IReadOnlyList<string>? Skills = null);
