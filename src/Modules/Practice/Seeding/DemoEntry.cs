using System.Text.Json;
using System.Text.Json.Serialization;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Seeding;

/// <summary>
/// A problem of <c>seeds/demo/practice</c>. Its solutions are right ones in other languages than the reference; <c>wrongFails</c> names for each wrong solution of the definition
/// the tests, from 1, that catch it.
/// </summary>
internal sealed record DemoEntry(
    int Number, string Title, Difficulty Difficulty, string[] Tags, string Constraints, string Reference, string[] Hints, string Editorial, DemoSolution[] Solutions, int[][] WrongFails,
    JsonElement Definition)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    public ProblemFacts Facts => new(Title, Difficulty, Tags, Constraints, Reference, Editorial, Hints);

    /// <summary>Every right solution, the reference first.</summary>
    public IReadOnlyList<DemoSolution> Right => [.. Domain.Definition.Solutions(Definition).Where(s => s.MustPass).Select(s => new DemoSolution(s.Language, s.Source)), .. Solutions];

    public static IReadOnlyList<DemoEntry> Read(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, "seeds", "demo", "practice"), "*.json").Order(StringComparer.Ordinal).Select(f => JsonSerializer.Deserialize<DemoEntry>(File.ReadAllText(f), Options)!)];

    public static async Task<Guid?> FindAsync(IPeople people, string user, CancellationToken cancellation) => await people.SearchAsync($"{user}@", 1, cancellation) is [var id] ? id : null;
}

internal sealed record DemoSolution(string Language, string Source);
