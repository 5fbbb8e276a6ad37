using System.Text.Json;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>Whether a ranking makes sense, before it is kept. Fields name the place: <c>Ranking.0</c> is the first part.</summary>
internal static class RankingCheck
{
    /// <summary>Reads what a builder or another tenant sent, without trusting it.</summary>
    public static Result<Ranking> Read(string json)
    {
        if (json.Length > Ranking.MostText) return Result.Invalid<Ranking>("Ranking", "This ranking is too long; use fewer parts.");
        try
        {
            var ranking = JsonSerializer.Deserialize<Ranking>(json, Rule.Json);
            if (ranking is null) return Result.Invalid<Ranking>("Ranking", "There is no ranking in it.");
            return Problems(ranking) is { Count: > 0 } problems ? Result.Invalid<Ranking>(problems) : Result.Ok(ranking);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return Result.Invalid<Ranking>("Ranking", "This ranking cannot be read.");
        }
    }

    /// <summary>What is wrong with it; empty where nothing is.</summary>
    public static IReadOnlyList<Problem> Problems(Ranking ranking)
    {
        if (ranking.Parts is null || ranking.Parts.Count > Ranking.MostParts) return [new("Ranking", $"A ranking has at most {Ranking.MostParts} parts.")];
        var problems = ranking.Parts.SelectMany((part, i) => Part(part, $"Ranking.{i}")).ToList();
        foreach (var (part, i) in ranking.Parts.Select((p, i) => (p, i)).Where(x => x.p is not null).GroupBy(x => x.p.Fact).SelectMany(g => g.Skip(1)))
            problems.Add(new($"Ranking.{i}", $"{part.Label} is in it already; change its weight there."));
        if (problems.Count == 0 && ranking.Write().Length > Ranking.MostText) problems.Add(new("Ranking", "This ranking is too long; use fewer parts."));
        return problems;
    }

    private static IEnumerable<Problem> Part(RankingPart? part, string place)
    {
        if (part is null || !IsKnown(part.Fact)) yield return new(place, "Choose what it ranks by.");
        else if (part.Weight is < 1 or > 100) yield return new(place, "A weight is from 1 to 100.");
        else if (part.From == part.To) yield return new(place, "Let the value that earns everything differ from the one that earns nothing.");
        else if (Math.Abs(part.From) > 10_000 || Math.Abs(part.To) > 10_000 || decimal.Round(part.From, 4) != part.From || decimal.Round(part.To, 4) != part.To) yield return new(place, "Enter numbers of at most four decimal places.");
        else if (string.IsNullOrWhiteSpace(part.Label) || part.Label.Length > 200) yield return new(place, "Give it a name.");
        else if (part.Fact == Facts.Skills && (part.Skills is null or { Count: 0 or > 30 } || part.Skills.Any(s => string.IsNullOrWhiteSpace(s) || s.Length > 100))) yield return new(place, "Name 1 to 30 skills that count.");
    }

    private static bool IsKnown(string? fact) =>
        fact is Facts.Cgpa or Facts.Year or Facts.ActiveBacklogs or Facts.PastBacklogs or Facts.Marks10 or Facts.Marks12 or Facts.Skills || Facts.AssessmentOf(fact) is not null;
}
