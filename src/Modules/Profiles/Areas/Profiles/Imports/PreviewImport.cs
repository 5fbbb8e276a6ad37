using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>Compares a file with what is stored and keeps what it would do. Four queries and one save, whatever its length; no record is touched.</summary>
internal sealed class PreviewImport(PrepDb db, IPeople people, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    public async Task<Result<Guid>> RunAsync(string fileName, byte[] bytes, CancellationToken cancellation)
    {
        var read = ReadFile.Run(bytes);
        if (!read.Succeeded) return Result.Invalid<Guid>(read.Problems);
        var file = read.Value;
        var judge = await ReadAsync(file, cancellation);
        var import = new RecordImport(person.AccountId!.Value, Plain.Cut(Plain.Line(Path.GetFileName(fileName)), RecordImport.MostName), file.Notes, clock.GetUtcNow());
        var (lines, same) = (new List<RecordImportLine>(), 0);
        foreach (var line in file.Lines)
        {
            var (kind, account) = judge.Judge(line);
            if (kind is { } does) lines.Add(new RecordImportLine(import.Id, line.Number, does, line.Who, account, does == LineKind.Wrong ? null : line.Patch, line.Problems));
            else same++;
        }

        import.Count(lines, same);
        db.Add(import);
        db.AddRange(lines.AsEnumerable<object>());
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(import.Id);
    }

    private async Task<LineJudge> ReadAsync(RecordFile file, CancellationToken cancellation)
    {
        var rolls = file.Lines.Select(l => l.Roll).Where(r => r.Length > 0).Distinct().ToList();
        var emails = file.Lines.Select(l => l.Email).Where(e => e.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var holders = await db.Set<StudentProfile>().AsNoTracking().Where(p => rolls.Contains(p.RollNumber)).ToListAsync(cancellation);
        var students = await people.WhoMayAsync(ProfilesModule.KeepProfile, emails, [.. holders.Select(h => h.AccountId)], cancellation);
        var ids = students.Select(s => s.Id).ToList();
        var records = emails.Count == 0 ? holders : await db.Set<StudentProfile>().AsNoTracking().Where(p => ids.Contains(p.AccountId)).ToListAsync(cancellation);
        return new LineJudge(file.Headers, holders, records, students, person.AccountId!.Value);
    }
}
