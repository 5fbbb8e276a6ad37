using System.Globalization;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

/// <summary>The filtered list as CSV (RFC 4180), written piece by piece: its length does not matter.</summary>
internal sealed class ExportAttempts(ListStaffAttempts list, IPeople people, PrepDb db, IAudit audit) : IUseCase
{
    private const int Piece = 500;
    private static readonly string[] Head = ["name", "email", "assessment", "attempt", "status", "started (UTC)", "closed (UTC)", "points", "of", "percent", "passed"];

    public async Task RunAsync(StaffFilter filter, Stream to, CancellationToken cancellation)
    {
        audit.Record("attempts.exported", "attempts", "Exported attempts with names, e-mail addresses and scores");
        await db.SaveChangesAsync(cancellation);
        await using var writer = new CsvTableWriter(to, TimeZoneInfo.Utc);
        await writer.WriteRowAsync(Head, cancellation);
        for (var (key, more) = ("", true); more;)
        {
            var rows = await list.ReadAsync(filter, key, Piece, cancellation);
            var names = await people.FindAsync([.. rows.Select(r => r.StudentId).Distinct()], cancellation);
            foreach (var row in rows) await writer.WriteRowAsync(Cells(row, names.GetValueOrDefault(row.StudentId)), cancellation);
            (key, more) = rows.Count == Piece ? (AttemptKey.Write(rows[^1].StartedAt, rows[^1].Id), true) : ("", false);
        }
    }

    private static string[] Cells(StaffRow row, PersonInfo? person) =>
    [
        person?.Name ?? "", person?.Email ?? "", row.Title, Say(row.Number), row.Status.ToString(), Say(row.StartedAt), row.ClosedAt is { } closed ? Say(closed) : "",
        row.Points is { } points ? Say(points) : "", Say(row.MaxPoints), row.Percent is { } percent ? Say(percent) : "", row.Passed is { } passed ? passed ? "yes" : "no" : "",
    ];

    private static string Say(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Say(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
