using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Areas.Practice.Problems;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Drafts;

/// <summary>Keeps what someone types, one draft for each language of a problem.</summary>
internal sealed class SaveDraft(PrepDb db, TimeProvider clock) : IUseCase
{
    /// <returns>When it was kept.</returns>
    public async Task<Result<DateTimeOffset>> RunAsync(int number, Guid person, ProgramField program, CancellationToken cancellation)
    {
        var found = await db.Set<CodingProblem>().Where(p => p.Number == number && p.State == ProblemState.Published).Select(p => new
        {
            p.Id, Definition = db.Set<ProblemRevision>().Where(r => r.Id == p.PublishedRevisionId).Select(r => r.Definition).First(),
        }).SingleOrDefaultAsync(cancellation);
        if (found is null) return Result.NotFound<DateTimeOffset>();
        if (!Definition.Takes(Definition.Parse(found.Definition), program.Language)) return Result.Invalid<DateTimeOffset>("Answer.Language", "Choose one of this problem's languages.");
        try
        {
            await KeepAsync(found.Id, person, program, cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // The first draft came from two pages at once: the key let one through.
            await KeepAsync(found.Id, person, program, cancellation);
        }

        return Result.Ok(clock.GetUtcNow());
    }

    private async Task KeepAsync(Guid problem, Guid person, ProgramField program, CancellationToken cancellation)
    {
        var found = await db.Set<Draft>().SingleOrDefaultAsync(d => d.PersonId == person && d.ProblemId == problem && d.Language == program.Language, cancellation);
        var own = await db.Set<Practitioner>().SingleOrDefaultAsync(p => p.PersonId == person, cancellation);
        if (found is null) db.Add(found = new Draft(problem, person, program.Language));
        if (own is null) db.Add(own = new Practitioner(person));
        own.Language = program.Language;
        found.Save(program.Text, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
