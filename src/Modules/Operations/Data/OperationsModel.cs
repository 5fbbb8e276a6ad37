using Microsoft.EntityFrameworkCore;
using PrepPlatform.Operations.Domain;

namespace PrepPlatform.Operations.Data;

internal static class OperationsModel
{
    public static void BuildShard(ModelBuilder model)
    {
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("AuditEntries");
            e.Property(a => a.Sequence).ValueGeneratedOnAdd();
            e.Property(a => a.Actor).HasMaxLength(100);
            e.Property(a => a.Action).HasMaxLength(80);
            e.Property(a => a.Subject).HasMaxLength(120);
            e.Property(a => a.Summary).HasMaxLength(AuditEntry.MostSummary);
            e.Property(a => a.Address).HasMaxLength(60);
            e.HasIndex(a => new { a.TenantId, a.Sequence }).IsDescending(false, true);
            e.HasIndex(a => new { a.TenantId, a.ActorId });
            e.HasIndex(a => new { a.TenantId, a.Subject });
        });
        model.Entity<ActivityDay>(e =>
        {
            e.ToTable("ActivityDays");
            e.HasKey(a => new { a.TenantId, a.Kind, a.Day });
            e.Property(a => a.Kind).HasMaxLength(40);
        });
    }

    public static void BuildCatalogue(ModelBuilder model) => model.Entity<JobRun>(e =>
    {
        e.ToTable("JobRuns");
        e.Property(r => r.Job).HasMaxLength(100);
        e.Property(r => r.Note).HasMaxLength(JobRun.MostNote);
        e.HasIndex(r => r.LeaseUntil);
        e.HasIndex(r => new { r.Job, r.StartedAt }).IsDescending(false, true);
        e.HasIndex(r => new { r.Job, r.Id }).IsDescending(false, true);
        e.HasIndex(r => new { r.Job, r.Tenant, r.Id }).IsDescending(false, false, true);
        e.HasIndex(r => new { r.Job, r.Failed, r.Id }).IsDescending(false, false, true);
    });
}
