using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data;

/// <summary>How many of all students qualify, counted while a rule is being written: one pass over the facts, none of which is kept.</summary>
internal sealed class CountQualified(PrepDb db) : IUseCase
{
    private const int MostTold = 5;

    public async Task<QualifiedCount> RunAsync(Rule rule, bool onlyVerified, CancellationToken cancellation)
    {
        var whole = RuleEvaluation.Whole(rule, onlyVerified);
        var alone = new Dictionary<Missed, int>(MissedOnce.Same);
        var (students, qualified) = (0, 0);
        await foreach (var facts in db.Set<StudentFacts>().AsNoTracking().Select(f => f.Facts).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            students++;
            var sheet = FactSheet.Read(facts);
            if (RuleEvaluation.Holds(whole, sheet)) qualified++;
            else if (RuleEvaluation.Missing(whole, sheet) is [var only]) alone[only] = alone.GetValueOrDefault(only) + 1;
        }

        return new(students, qualified, [.. alone.GroupBy(a => RuleWords.About(a.Key)).Select(g => new MissedAlone(g.Key, g.Sum(a => a.Value)))
            .OrderByDescending(m => m.Count).ThenBy(m => m.Label, StringComparer.Ordinal).Take(MostTold)]);
    }

    /// <summary>Conditions are told apart by where they stand in the rule, which costs nothing.</summary>
    private sealed class MissedOnce : IEqualityComparer<Missed>
    {
        public static readonly MissedOnce Same = new();

        public bool Equals(Missed x, Missed y) => ReferenceEquals(x.Rule, y.Rule) && x.Wanted == y.Wanted;

        public int GetHashCode(Missed obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Rule);
    }
}

/// <summary>A live count: <c>7 of 24 qualify</c>.</summary>
/// <param name="Students">All of whom anything is known.</param>
/// <param name="Qualified">Those who fulfil the rule.</param>
/// <param name="ByOne">Those who miss by one condition alone, the most frequent first.</param>
internal sealed record QualifiedCount(int Students, int Qualified, IReadOnlyList<MissedAlone> ByOne);

/// <summary><c>3 miss by CGPA alone</c>.</summary>
internal sealed record MissedAlone(string Label, int Count);
