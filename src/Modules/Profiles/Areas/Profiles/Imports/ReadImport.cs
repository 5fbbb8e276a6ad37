using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <param name="Import">It.</param>
/// <param name="Wrong">The first lines that cannot be imported.</param>
/// <param name="Changes">The first lines that would change something, with what.</param>
/// <param name="People">The students of those, by account.</param>
internal sealed record ImportView(RecordImport Import, IReadOnlyList<RecordImportLine> Wrong, IReadOnlyList<LineChange> Changes, IReadOnlyDictionary<Guid, PersonInfo> People);

/// <param name="Line">It.</param>
/// <param name="Fields">What it changes of what is stored now.</param>
internal sealed record LineChange(RecordImportLine Line, IReadOnlyList<FieldChange> Fields);

/// <summary>An import's page.</summary>
internal sealed class ReadImport(PrepDb db, IPeople people) : IUseCase
{
    public const int MostWrong = 100, MostChanges = 30;
    private const int MostRecent = 10;

    public async Task<ImportView?> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } import) return null;
        var wrong = await Lines(id).Where(l => l.Problems != "[]").OrderBy(l => l.Number).Take(MostWrong).ToListAsync(cancellation);
        if (import.Status != ImportStatus.Preview) return new ImportView(import, wrong, [], new Dictionary<Guid, PersonInfo>());
        var shown = await Lines(id).Where(l => l.Kind != LineKind.Wrong).OrderBy(l => l.Number).Take(MostChanges)
            .GroupJoin(db.Set<StudentProfile>(), l => l.AccountId, p => p.AccountId, (l, p) => new { l, p }).SelectMany(x => x.p.DefaultIfEmpty(), (x, p) => new { Line = x.l, Record = p })
            .OrderBy(x => x.Line.Number).ToListAsync(cancellation);
        var changes = shown.Select(s => new LineChange(s.Line, Changes(s.Record?.Academics ?? Academics.Empty, s.Line.Patch))).ToList();
        return new ImportView(import, wrong, changes, await people.FindAsync([.. changes.Select(c => c.Line.AccountId!.Value)], cancellation));
    }

    public Task<RecordImport?> FindAsync(Guid id, CancellationToken cancellation) => db.Set<RecordImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellation);

    /// <summary>The latest imports: a page that was left is found again here.</summary>
    public async Task<IReadOnlyList<RecordImport>> RecentAsync(CancellationToken cancellation) =>
        await db.Set<RecordImport>().AsNoTracking().OrderByDescending(i => i.At).Take(MostRecent).ToListAsync(cancellation);

    /// <summary>All lines with a problem, for the file of errors.</summary>
    public IAsyncEnumerable<RecordImportLine> WrongAsync(Guid id) => Lines(id).Where(l => l.Problems != "[]").OrderBy(l => l.Number).AsAsyncEnumerable();

    private IQueryable<RecordImportLine> Lines(Guid id) => db.Set<RecordImportLine>().AsNoTracking().Where(l => l.ImportId == id);

    private static List<FieldChange> Changes(Academics before, AcademicPatch patch) => [.. before.To(patch.Onto(before))];
}
