using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Jobs;

/// <summary>Tells companies how many applied, where that changed since they were told; not at each application, of which there are thousands in an evening.</summary>
internal sealed class TellFigures(PrepDb db, DriveTelling telling) : IScheduledWork
{
    private const int Most = 100;

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var due = await db.Set<Drive>()
            .Where(d => (d.Status == DriveStatus.Open || d.Status == DriveStatus.Closed) && db.Set<Partnership>().Any(p => p.PartnerId == d.CompanyId && p.Status == PartnershipStatus.Active))
            .Where(d => d.ToldApplied != db.Set<Application>().Count(a => a.DriveRow == d.Id && a.Status != ApplicationStatus.Withdrawn))
            .OrderBy(d => d.Id).Take(Most).ToListAsync(cancellation);
        foreach (var drive in due) await telling.TellCompanyAsync(drive, null, cancellation);
        if (due.Count > 0) await db.SaveChangesAsync(cancellation);
        return due.Count > 0 ? $"{due.Count} drives" : null;
    }
}
