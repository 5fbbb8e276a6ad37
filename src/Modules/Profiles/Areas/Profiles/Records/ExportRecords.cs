using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Areas.Profiles.Imports;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Profiles.Areas.Profiles.Records;

/// <summary>The filtered list as CSV, piece by piece, with the columns that an import reads first.</summary>
internal sealed class ExportRecords(ListRecords list, IPeople people, PrepDb db, IAudit audit) : IUseCase
{
    private const int Piece = 500;
    private static readonly string[] Further = ["Name", "Contact number", "Skills", "Verified (UTC)", "Complete of 10"];

    public async Task RunAsync(RecordsFilter filter, Stream to, CancellationToken cancellation)
    {
        audit.Record("records.exported", "student-records", "Exported students' records with names, contact numbers and marks");
        await db.SaveChangesAsync(cancellation);
        await using var writer = new CsvTableWriter(to, TimeZoneInfo.Utc);
        await writer.WriteRowAsync([.. ImportColumns.All.Select(c => c.Title), .. Further], cancellation);
        for (var (key, more) = ("", true); more;)
        {
            var rows = await ListRecords.After(await list.MatchingAsync(filter, cancellation), key).Take(Piece).ToListAsync(cancellation);
            var names = await people.FindAsync([.. rows.Select(r => r.AccountId)], cancellation);
            foreach (var row in rows) await writer.WriteRowAsync(Cells(row, names.GetValueOrDefault(row.AccountId)), cancellation);
            (key, more) = rows.Count == Piece ? ($"{rows[^1].Id:N}{rows[^1].RollNumber}", true) : ("", false);
        }
    }

    private static string[] Cells(StudentProfile p, PersonInfo? person) =>
    [
        p.RollNumber, person?.Email ?? "", p.Degree, p.Branch, Say.Number(p.GraduationYear), Say.Number(p.Cgpa), Say.Number(p.CgpaScale),
        Say.Number(p.ActiveBacklogs), Say.Number(p.PastBacklogs), Say.Number(p.Marks10), Say.Number(p.Marks12),
        person?.Name ?? "", p.Phone, string.Join(", ", p.Skills), p.VerifiedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "", Say.Number(p.Complete),
    ];
}
