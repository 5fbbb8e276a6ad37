using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.StaffProblems;

/// <summary>Keeps a new problem, or a changed one: a new revision where its definition changed, none where only the words around it did.</summary>
internal sealed class SaveProblem(PrepDb db, IQuestionTypes types, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    private const string TooLong = "This problem is too long. Keep its definition under 256 KB; a generator makes large inputs.";

    /// <summary>Saves it.</summary>
    /// <param name="id">The problem; null: a new one.</param>
    /// <param name="facts">What stands around the definition.</param>
    /// <param name="version">The version that the form was made from.</param>
    /// <param name="definition">What it asks.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<CodingProblem>> RunAsync(Guid? id, ProblemFacts facts, int version, JsonElement definition, CancellationToken cancellation)
    {
        var problem = id is null ? await NewAsync(cancellation) : await db.Set<CodingProblem>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (problem is null) return Result.NotFound<CodingProblem>();
        if (id is not null && problem.Version != version) return Result.Stale<CodingProblem>();
        if (await WrongAsync(definition, cancellation) is { Count: > 0 } wrong) return Result.Invalid<CodingProblem>(wrong);
        var text = Definition.Write(definition);
        var current = id is null ? null : await db.Set<ProblemRevision>().SingleAsync(r => r.Id == problem.RevisionId, cancellation);
        var revision = current is not null && JsonElement.DeepEquals(Definition.Parse(current.Definition), definition)
            ? current : new ProblemRevision(problem.Revision + 1, text, person.AccountId!.Value, clock.GetUtcNow());
        problem.Save(revision, Definition.Prompt(definition), facts, clock.GetUtcNow());
        if (id is null) db.Add(problem);
        if (revision != current) db.Add(revision);
        audit.Record(id is null ? "practice.added" : "practice.edited", $"problem/{problem.Id}", id is null ? $"Added the problem {problem.Title}" : $"Saved version {revision.Number} of the problem {problem.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(problem);
    }

    private async Task<CodingProblem> NewAsync(CancellationToken cancellation)
    {
        var last = await db.Set<CodingProblem>().MaxAsync(p => (int?)p.Number, cancellation) ?? 0;
        var waiting = db.ChangeTracker.Entries<CodingProblem>().Select(e => e.Entity.Number).DefaultIfEmpty().Max();
        return new CodingProblem(Math.Max(last, waiting) + 1, person.AccountId!.Value, clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<Kernel.Problem>> WrongAsync(JsonElement definition, CancellationToken cancellation)
    {
        if (types.Find(PracticeLimits.Type) is null) return [new("", "No plugin judges programs now, so nothing can be saved. Ask the operator.")];
        if (Definition.Write(definition).Length > PracticeLimits.Definition) return [new("", TooLong)];
        var found = await types.CheckAsync(PracticeLimits.Type, definition, cancellation);
        return [.. found.Select(p => new Kernel.Problem(Field(p.Path), p.Message))];
    }

    /// <summary>The form's name of a place in the definition.</summary>
    private static string Field(string path) => path.Length == 0 ? ProblemForm.Prefix : $"{ProblemForm.Prefix}.{path}";
}
