using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Reporting;

/// <summary>How each branch did. Students are read one after the other, and only the branches are kept.</summary>
internal sealed class BranchCounts(PrepDb db) : IUseCase
{
    private sealed class Tally
    {
        public int Students, Applied, Shortlisted, Selected;
    }

    public async Task<ReportTable> RunAsync(CancellationToken cancellation)
    {
        var tallies = new Dictionary<string, Tally>(StringComparer.OrdinalIgnoreCase);
        var applications = db.Set<Application>();
        var students = db.Set<StudentFacts>().AsNoTracking().Select(f => new
        {
            f.Facts,
            Applied = applications.Any(a => a.StudentId == f.StudentId && a.Status != ApplicationStatus.Withdrawn),
            Shortlisted = applications.Any(a => a.StudentId == f.StudentId && (a.Status == ApplicationStatus.Shortlisted || a.Status == ApplicationStatus.Selected || a.Status == ApplicationStatus.Rejected)),
            Selected = applications.Any(a => a.StudentId == f.StudentId && a.Status == ApplicationStatus.Selected),
        });
        await foreach (var student in students.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var branch = FactSheet.Read(student.Facts).Text(Facts.Branch) ?? "Not told";
            if (!tallies.TryGetValue(branch, out var tally)) tallies.Add(branch, tally = new Tally());
            tally.Students++;
            if (student.Applied) tally.Applied++;
            if (student.Shortlisted) tally.Shortlisted++;
            if (student.Selected) tally.Selected++;
        }

        return new ReportTable(
            "By branch", [new("Branch"), new("Students", true), new("Applied", true), new("Shortlisted", true), new("Selected", true)], tallies.Count,
            tallies.OrderByDescending(t => t.Value.Students).ThenBy(t => t.Key, StringComparer.Ordinal)
                .Select(object?[] (t) => [t.Key, t.Value.Students, t.Value.Applied, t.Value.Shortlisted, t.Value.Selected]).ToAsyncEnumerable());
    }
}
