using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Practice.Domain.Similarity;

namespace PrepPlatform.Practice.Areas.Practice.Similarity;

/// <summary>Compares the latest accepted program of each person with everyone else's. Nothing is kept: it is found out when somebody asks.</summary>
internal sealed class FindSimilar(PrepDb db, IPeople people) : IUseCase
{
    private const int MostPrograms = 500, MostPairs = 100;

    public async Task<SimilarityPage?> RunAsync(Guid problem, CancellationToken cancellation)
    {
        if (await ProblemAsync(problem, cancellation) is not (var found, var definition)) return null;
        var ids = await LatestAsync(problem, cancellation);
        var programs = await db.Set<Submission>().AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.PersonId, s.Language, s.Source, s.At }).ToListAsync(cancellation);
        var comparison = new Comparison([.. programs.Select(p => new ComparedProgram(p.Id, p.Language, p.Source))], Starters(definition, programs.Select(p => p.Language)));
        var pairs = comparison.Pairs(MostPairs);
        var who = programs.ToDictionary(p => p.Id, p => (p.PersonId, p.Language, p.At));
        var names = await people.FindAsync([.. pairs.SelectMany(p => new[] { who[p.First].PersonId, who[p.Second].PersonId }).Distinct()], cancellation);
        return new SimilarityPage(found, programs.Count, [.. pairs.Select(p => new PairRow(
            p, names.GetValueOrDefault(who[p.First].PersonId)?.Name ?? "", names.GetValueOrDefault(who[p.Second].PersonId)?.Name ?? "", who[p.First].Language, who[p.First].At, who[p.Second].At))]);
    }

    /// <summary>Two programs side by side; null: they are not two submissions to this problem.</summary>
    public async Task<PairPage?> CompareAsync(Guid problem, Guid first, Guid second, CancellationToken cancellation)
    {
        if (first == second || await ProblemAsync(problem, cancellation) is not (var found, var definition)) return null;
        var programs = await db.Set<Submission>().AsNoTracking().Where(s => (s.Id == first || s.Id == second) && s.ProblemId == problem && s.Kind == SubmissionKind.Submission).ToListAsync(cancellation);
        if (programs.Count != 2) return null;
        var (left, right) = (programs.Single(p => p.Id == first), programs.Single(p => p.Id == second));
        var comparison = new Comparison([.. programs.Select(p => new ComparedProgram(p.Id, p.Language, p.Source))], Starters(definition, programs.Select(p => p.Language)));
        var regions = comparison.Regions(first, second);
        var names = await people.FindAsync([left.PersonId, right.PersonId], cancellation);
        return new PairPage(
            found, new(left, names.GetValueOrDefault(left.PersonId)?.Name ?? "", regions.First), new(right, names.GetValueOrDefault(right.PersonId)?.Name ?? "", regions.Second));
    }

    private async Task<(CodingProblem Problem, string Definition)?> ProblemAsync(Guid problem, CancellationToken cancellation)
    {
        var found = await db.Set<CodingProblem>().AsNoTracking().Where(p => p.Id == problem)
            .Select(p => new { Problem = p, Definition = db.Set<ProblemRevision>().Where(r => r.Id == (p.PublishedRevisionId ?? p.RevisionId)).Select(r => r.Definition).First() }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.Problem, found.Definition);
    }

    /// <summary>Ids, without the texts, so that the ones that are not compared are never read.</summary>
    private async Task<List<Guid>> LatestAsync(Guid problem, CancellationToken cancellation)
    {
        var accepted = await db.Set<Submission>().AsNoTracking().Where(s => s.ProblemId == problem && s.Kind == SubmissionKind.Submission && s.Accepted)
            .GroupBy(s => s.PersonId).Select(g => new { g.Key, At = g.Max(s => s.At) }).OrderByDescending(g => g.At).Take(MostPrograms).ToListAsync(cancellation);
        var (people, from) = (accepted.Select(a => a.Key).ToList(), accepted.Select(a => a.At).DefaultIfEmpty().Min());
        var candidates = await db.Set<Submission>().AsNoTracking().Where(s => s.ProblemId == problem && s.Kind == SubmissionKind.Submission && s.Accepted && s.At >= from && people.Contains(s.PersonId))
            .Select(s => new { s.Id, s.PersonId, s.At }).ToListAsync(cancellation);
        return [.. candidates.GroupBy(c => c.PersonId).Select(g => g.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).First().Id)];
    }

    private static Dictionary<string, string> Starters(string definition, IEnumerable<string> languages)
    {
        var parsed = Definition.Parse(definition);
        return languages.Distinct().ToDictionary(l => l, l => Definition.Starter(parsed, l));
    }
}

/// <summary>Programs that have something in common.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Compared">How many programs were compared.</param>
/// <param name="Pairs">The pairs, the most alike first.</param>
internal sealed record SimilarityPage(CodingProblem Problem, int Compared, IReadOnlyList<PairRow> Pairs);

internal sealed record PairRow(SimilarPair Pair, string First, string Second, string Language, DateTimeOffset FirstAt, DateTimeOffset SecondAt);

/// <summary>Two programs side by side.</summary>
internal sealed record PairPage(CodingProblem Problem, PairSide First, PairSide Second);

/// <summary>One of two programs.</summary>
/// <param name="Submission">The program.</param>
/// <param name="Who">Whose, by name.</param>
/// <param name="Marked">What stands in the other one too.</param>
internal sealed record PairSide(Submission Submission, string Who, IReadOnlyList<(int Start, int End)> Marked)
{
    /// <summary>The text in pieces, marked ones and others.</summary>
    public IEnumerable<(string Text, bool Marked)> Pieces
    {
        get
        {
            var at = 0;
            foreach (var (start, end) in Marked)
            {
                if (start > at) yield return (Submission.Source[at..start], false);
                yield return (Submission.Source[start..end], true);
                at = end;
            }

            if (at < Submission.Source.Length) yield return (Submission.Source[at..], false);
        }
    }
}
