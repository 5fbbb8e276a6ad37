using Microsoft.EntityFrameworkCore;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Data;

/// <summary>The module's tables, in every shard.</summary>
internal static class ReportsModel
{
    public const int Key = 60, Title = 150, Note = 400;

    public static void Build(ModelBuilder model)
    {
        model.Entity<ReportSchedule>(e =>
        {
            e.ToTable("ReportSchedules");
            e.Property(s => s.Report).HasMaxLength(Key);
            e.Ignore(s => s.Time).Ignore(s => s.Cron);
            e.HasIndex(s => new { s.TenantId, s.Report }).IsUnique();
        });
        model.Entity<ReportRun>(e =>
        {
            e.ToTable("ReportRuns");
            e.Property(r => r.Report).HasMaxLength(Key);
            e.Property(r => r.Title).HasMaxLength(Title);
            e.Property(r => r.Note).HasMaxLength(Note);
            e.HasIndex(r => new { r.TenantId, r.RunId }).IsUnique();
            e.HasIndex(r => new { r.TenantId, r.Report, r.DueAt }).IsUnique();
            e.HasIndex(r => new { r.TenantId, r.DueAt });
            e.HasIndex(r => new { r.TenantId, r.Status, r.LeaseUntil });
        });
        model.Entity<ReportFile>(e =>
        {
            e.ToTable("ReportFiles");
            e.HasIndex(f => new { f.TenantId, f.RunRow, f.Format }).IsUnique();
            e.HasOne<ReportRun>().WithMany().HasForeignKey(f => new { f.TenantId, f.RunRow });
        });
    }
}
