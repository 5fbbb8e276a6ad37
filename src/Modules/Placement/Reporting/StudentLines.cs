using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Reporting;

/// <summary>Every student, a line for each application and one for whoever has none; read piece by piece, so their number does not matter.</summary>
internal sealed class StudentLines(PrepDb db, IPeople people, IStudentRecords records) : IUseCase
{
    private const int Piece = 500;

    private static readonly ReportColumn[] Columns =
        [new("Roll number"), new("Name"), new("Branch"), new("Year"), new("CGPA of 10", true), new("Drive"), new("Company"), new("Status"), new("Round"), new("Package")];

    /// <param name="drives">All drives by their rows.</param>
    /// <param name="count">About how many lines there are.</param>
    public ReportTable Table(IReadOnlyDictionary<Guid, DriveLine> drives, int count) => new("Students", Columns, count, ReadAsync(drives));

    private async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(IReadOnlyDictionary<Guid, DriveLine> drives, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var (after, more) = (Guid.Empty, true); more;)
        {
            var ids = await db.Set<StudentFacts>().Where(f => f.StudentId > after).OrderBy(f => f.StudentId).Take(Piece).Select(f => f.StudentId).ToListAsync(cancellation);
            var applied = (await db.Set<Application>().AsNoTracking().Where(a => ids.Contains(a.StudentId)).OrderBy(a => a.AppliedAt).Select(a => new Applied(a.StudentId, a.DriveRow, a.Status, a.Round)).ToListAsync(cancellation))
                .ToLookup(a => a.Student);
            var (names, known) = (await people.FindAsync(ids, cancellation), await records.ReadAsync(ids, cancellation));
            foreach (var id in ids)
                foreach (var line in Lines(names.GetValueOrDefault(id)?.Name ?? "", known.GetValueOrDefault(id), [.. applied[id]], drives)) yield return line;
            more = ids.Count == Piece;
            if (more) after = ids[^1];
        }
    }

    private static IEnumerable<object?[]> Lines(string name, StudentRecord? record, IReadOnlyList<Applied> applied, IReadOnlyDictionary<Guid, DriveLine> drives)
    {
        // A year is a name of a class, not an amount.
        object?[] student = [record?.RollNumber, name, record?.Branch, record?.GraduationYear?.ToString(System.Globalization.CultureInfo.InvariantCulture), record?.CgpaOfTen is { } cgpa ? Math.Round(cgpa, 2) : null];
        if (applied.Count == 0) yield return [.. student, null, null, "Not applied", null, null];
        foreach (var application in applied)
        {
            var drive = drives.GetValueOrDefault(application.Drive);
            yield return [.. student, drive?.Title, drive?.Company, DriveLine.Say(application.Status), application.Round, drive?.Package];
        }
    }

    private sealed record Applied(Guid Student, Guid Drive, ApplicationStatus Status, string Round);
}
