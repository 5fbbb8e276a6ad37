using System.Globalization;
using System.Text;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

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
        // With a byte order mark, or spreadsheets take it for another encoding.
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line(Head));
        for (var (key, more) = ("", true); more;)
        {
            var rows = await list.ReadAsync(filter, key, Piece, cancellation);
            var names = await people.FindAsync([.. rows.Select(r => r.StudentId).Distinct()], cancellation);
            foreach (var row in rows) await writer.WriteLineAsync(Line(Cells(row, names.GetValueOrDefault(row.StudentId))));
            await writer.FlushAsync(cancellation);
            (key, more) = rows.Count == Piece ? (AttemptKey.Write(rows[^1].StartedAt, rows[^1].Id), true) : ("", false);
        }
    }

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    private static string[] Cells(StaffRow row, PersonInfo? person) =>
    [
        person?.Name ?? "", person?.Email ?? "", row.Title, Say(row.Number), row.Status.ToString(), Say(row.StartedAt), row.ClosedAt is { } closed ? Say(closed) : "",
        row.Points is { } points ? Say(points) : "", Say(row.MaxPoints), row.Percent is { } percent ? Say(percent) : "", row.Passed is { } passed ? passed ? "yes" : "no" : "",
    ];

    private static string Say(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Say(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
