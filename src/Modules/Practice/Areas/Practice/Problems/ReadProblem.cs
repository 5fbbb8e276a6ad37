using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Problems;

/// <summary>A published problem as a person solves it: what may be seen, their drafts, their last programs.</summary>
internal sealed class ReadProblem(PrepDb db, IQuestionTypes types) : IUseCase
{
    private const int Latest = 5;

    public async Task<ProblemPage?> RunAsync(int number, Guid person, Guid? from, CancellationToken cancellation)
    {
        var found = await db.Set<CodingProblem>().AsNoTracking().Where(p => p.Number == number && p.State == ProblemState.Published)
            .Select(p => new
            {
                Problem = p,
                Definition = db.Set<ProblemRevision>().Where(r => r.Id == p.PublishedRevisionId).Select(r => r.Definition).First(),
                SolvedAt = db.Set<Progress>().Where(x => x.ProblemId == p.Id && x.PersonId == person).Select(x => x.SolvedAt).FirstOrDefault(),
                Language = db.Set<Practitioner>().Where(x => x.PersonId == person).Select(x => x.Language).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var programs = await ProgramsAsync(found.Problem.Id, person, from, cancellation);
        var drafts = await db.Set<Draft>().AsNoTracking().Where(d => d.ProblemId == found.Problem.Id && d.PersonId == person).ToListAsync(cancellation);
        var shown = await types.PresentAsync(PracticeLimits.Type, Definition.Parse(found.Definition), Arrangement.AsWritten, cancellation);
        var again = programs.Find(p => p.Id == from);
        return new ProblemPage(found.Problem, shown.Succeeded ? shown.Value as CodePresentation : null, drafts, [.. programs.Where(p => p.Id != from || p.Counted).Take(Latest)])
        {
            SolvedAt = found.SolvedAt, Preferred = again?.Language ?? found.Language ?? "", Again = again,
        };
    }

    /// <summary>The latest ones, and the one to go on with however old it is.</summary>
    private async Task<List<ProgramLine>> ProgramsAsync(Guid problem, Guid person, Guid? from, CancellationToken cancellation) => await db.Set<Submission>().AsNoTracking()
        .Where(s => s.ProblemId == problem && s.PersonId == person && s.Kind != SubmissionKind.Check).OrderByDescending(s => s.Id == from).ThenByDescending(s => s.At).Take(Latest + 1)
        .Select(s => new ProgramLine(s.Id, s.Kind, s.Language, s.Id == from ? s.Source : "", s.At, s.State, s.Verdict, s.Accepted, s.Milliseconds, s.Kilobytes))
        .ToListAsync(cancellation);
}

/// <summary>A program in a list.</summary>
internal sealed record ProgramLine(
    Guid Id, SubmissionKind Kind, string Language, string Source, DateTimeOffset At, SubmissionState State, string Verdict, bool Accepted, int? Milliseconds, int? Kilobytes)
{
    public bool Counted => Kind == SubmissionKind.Submission;
}

/// <summary>A problem to be solved.</summary>
/// <param name="Problem">The problem; its definition is not in it.</param>
/// <param name="Shown">What a candidate may see; null: the judge does not answer now.</param>
/// <param name="Drafts">What the person typed, for each language.</param>
/// <param name="Programs">Their latest programs.</param>
internal sealed record ProblemPage(CodingProblem Problem, CodePresentation? Shown, IReadOnlyList<Draft> Drafts, IReadOnlyList<ProgramLine> Programs)
{
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>The language to begin with, if the problem takes it.</summary>
    public string Preferred { get; init; } = "";

    /// <summary>A program of theirs to go on with, or null.</summary>
    public ProgramLine? Again { get; init; }

    /// <summary>The last program, while it waits or when it has just been judged.</summary>
    public ProgramLine? Last => Programs.OrderByDescending(p => p.At).FirstOrDefault();

    public CodeLanguage Language => Shown!.Languages.FirstOrDefault(l => l.Id == Preferred) ?? Shown.Languages[0];

    public DateTimeOffset? SavedAt => Drafts.FirstOrDefault(d => d.Language == Language.Id)?.SavedAt;

    /// <summary>The editor alone: every language begins with what was typed in it, and the text stands beside it.</summary>
    public CodePresentation Editor => Shown! with { Prompt = "", Samples = [], OwnInput = false, Languages = [.. Shown.Languages.Select(l => l with { Starter = Typed(l) })] };

    public JsonElement Response => Definition.Response(Language.Id, Typed(Language));

    private string Typed(CodeLanguage language) =>
        Again?.Language == language.Id ? Again.Source : Drafts.FirstOrDefault(d => d.Language == language.Id)?.Source ?? language.Starter;
}
