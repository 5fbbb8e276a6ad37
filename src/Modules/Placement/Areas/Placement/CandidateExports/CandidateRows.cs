using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.CandidateExports;

/// <summary>The filtered candidates with all that they share, as rows of a table, read piece by piece.</summary>
internal sealed class CandidateRows(PrepDb db, FindCandidates find, CompanyDrives drives, ITenantDirectory tenants) : IUseCase
{
    private const int Piece = 500;

    public static readonly ReportColumn[] Columns =
    [
        new("Rank", true), new("Name"), new("E-mail"), new("Phone"), new("College"), new("Drive"), new("Round"), new("State"), new("Score", true), new("Of", true), new("Degree"), new("Branch"),
        new("Year", true), new("CGPA", true), new("Active backlogs", true), new("Past backlogs", true), new("10th marks", true), new("12th marks", true), new("Skills"), new("Assessments"), new("Received"),
    ];

    public async IAsyncEnumerable<object?[]> ReadAsync(CandidateFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var offered = await drives.ReadAsync(cancellation);
        for (var (key, more) = ("", true); more;)
        {
            var rows = await find.RunAsync(filter, key, Piece, cancellation);
            var ids = rows.ConvertAll(r => r.Id);
            var snapshots = await db.Set<Card>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.Status != CardStatus.Withdrawn).ToDictionaryAsync(c => c.Id, c => c.Snapshot, cancellation);
            foreach (var row in rows)
                yield return Cells(row, snapshots.TryGetValue(row.Id, out var json) ? CardText.ReadSnapshot(json) : null, offered.GetValueOrDefault(row.DriveId)?.Title ?? "");
            (key, more) = rows.Count == Piece ? (FindCandidates.Key(filter, rows[^1]), true) : ("", false);
        }
    }

    private object?[] Cells(CandidateRow row, CardSnapshot? shared, string drive) =>
    [
        shared is null ? null : row.Rank, shared is null ? CardText.Withdrawn : row.Name, shared?.Email, shared?.Phone, tenants.Find(new TenantId(row.CollegeId))?.Name ?? "", drive,
        row.Round, row.Status.ToString(), row.Score, row.Most, shared?.Degree, shared?.Branch, shared?.Year, shared?.Cgpa, shared?.ActiveBacklogs, shared?.PastBacklogs, shared?.Marks10, shared?.Marks12,
        string.Join(", ", shared?.Skills ?? []), string.Join(", ", shared?.Scores?.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Assessment} {s.Percent:0.##}%")) ?? []), row.ReceivedAt,
    ];
}
