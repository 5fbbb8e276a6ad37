using Microsoft.EntityFrameworkCore;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data;

/// <summary>The module's tables, in every shard: those of colleges and those of companies.</summary>
internal static class PlacementModel
{
    private const int Long = 2000, Parts = 16_000, Snapshot = 24_000;

    public static void Build(ModelBuilder model)
    {
        model.Entity<Partnership>(e =>
        {
            e.ToTable("Partnerships");
            e.Property(p => p.Note).HasMaxLength(Long);
            e.HasIndex(p => new { p.TenantId, p.PartnershipId }).IsUnique();
            e.HasIndex(p => new { p.TenantId, p.PartnerId }).IsUnique(); // One row a partner: it is proposed again, never twice.
        });
        model.Entity<PartnershipEvent>(e =>
        {
            e.ToTable("PartnershipEvents");
            e.Property(p => p.Note).HasMaxLength(Long);
            e.HasIndex(p => new { p.TenantId, p.PartnershipRow, p.At });
            e.HasOne<Partnership>().WithMany().HasForeignKey(p => new { p.TenantId, p.PartnershipRow });
        });
        BuildDrives(model);
        BuildApplications(model);
        BuildShortlists(model);
        BuildCards(model);
    }

    private static void BuildDrives(ModelBuilder model)
    {
        model.Entity<Drive>(e =>
        {
            e.ToTable("Drives");
            e.Property(d => d.Terms).HasMaxLength(DriveTerms.MostText);
            e.HasIndex(d => new { d.TenantId, d.DriveId }).IsUnique();
            e.HasIndex(d => new { d.TenantId, d.Status, d.ApplyBy });
        });
        model.Entity<DriveRules>(e =>
        {
            e.ToTable("DriveRules");
            e.Property(r => r.Rule).HasMaxLength(Rule.MostText);
            e.Property(r => r.Ranking).HasMaxLength(Ranking.MostText);
            e.HasIndex(r => new { r.TenantId, r.DriveRow, r.Number }).IsUnique();
            e.HasOne<Drive>().WithMany().HasForeignKey(r => new { r.TenantId, r.DriveRow });
        });
        model.Entity<OfferedDrive>(e =>
        {
            e.ToTable("OfferedDrives");
            e.Property(d => d.Terms).HasMaxLength(DriveTerms.MostText);
            e.Property(d => d.Rule).HasMaxLength(Rule.MostText);
            e.Property(d => d.Ranking).HasMaxLength(Ranking.MostText);
            e.HasIndex(d => new { d.TenantId, d.DriveId }).IsUnique();
        });
    }

    private static void BuildApplications(ModelBuilder model)
    {
        model.Entity<StudentFacts>(e =>
        {
            e.ToTable("StudentFacts");
            e.HasKey(f => new { f.TenantId, f.StudentId });
            e.Property(f => f.Facts).HasMaxLength(StudentFacts.MostText);
        });
        model.Entity<Application>(e =>
        {
            e.ToTable("Applications");
            e.HasIndex(a => new { a.TenantId, a.DriveRow, a.StudentId }).IsUnique();
            e.HasIndex(a => new { a.TenantId, a.StudentId });
            e.HasIndex(a => new { a.TenantId, a.CardId }).IsUnique();
            e.HasOne<Drive>().WithMany().HasForeignKey(a => new { a.TenantId, a.DriveRow });
        });
        model.Entity<ApplicationEvent>(e =>
        {
            e.ToTable("ApplicationEvents");
            e.Property(h => h.Detail).HasMaxLength(Long);
            e.HasIndex(h => new { h.TenantId, h.ApplicationId, h.At });
            e.HasOne<Application>().WithMany().HasForeignKey(h => new { h.TenantId, h.ApplicationId });
        });
        model.Entity<Recommendation>(e =>
        {
            e.ToTable("Recommendations");
            e.Property(r => r.Words).HasMaxLength(Long);
            e.HasIndex(r => new { r.TenantId, r.DriveRow, r.StudentId });
            e.HasOne<Drive>().WithMany().HasForeignKey(r => new { r.TenantId, r.DriveRow });
        });
    }

    private static void BuildShortlists(ModelBuilder model)
    {
        model.Entity<Shortlist>(e =>
        {
            e.ToTable("Shortlists");
            e.Property(s => s.Digest).HasMaxLength(64);
            e.HasIndex(s => new { s.TenantId, s.DriveRow, s.DueAt, s.DryRun }).IsUnique();
            e.HasOne<Drive>().WithMany().HasForeignKey(s => new { s.TenantId, s.DriveRow });
        });
        model.Entity<ShortlistEntry>(e =>
        {
            e.ToTable("ShortlistEntries");
            e.HasKey(x => new { x.TenantId, x.ShortlistId, x.StudentId });
            e.Property(x => x.Score).HasPrecision(12, 6);
            e.Property(x => x.Parts).HasMaxLength(Parts);
            e.Property(x => x.Facts).HasMaxLength(StudentFacts.MostText);
            e.HasIndex(x => new { x.TenantId, x.ShortlistId, x.Rank });
            e.HasOne<Shortlist>().WithMany().HasForeignKey(x => new { x.TenantId, x.ShortlistId });
        });
        model.Entity<ShortlistAdjustment>(e =>
        {
            e.ToTable("ShortlistAdjustments");
            e.Property(a => a.Reason).HasMaxLength(500);
            e.Property(a => a.Sequence).ValueGeneratedOnAdd();
            e.HasIndex(a => new { a.TenantId, a.ShortlistId, a.StudentId });
            e.HasOne<Shortlist>().WithMany().HasForeignKey(a => new { a.TenantId, a.ShortlistId });
        });
    }

    private static void BuildCards(ModelBuilder model)
    {
        model.Entity<Card>(e =>
        {
            e.ToTable("Cards");
            e.Property(c => c.Score).HasPrecision(12, 6);
            e.Property(c => c.Cgpa).HasPrecision(7, 4);
            e.Property(c => c.Skills).HasMaxLength(Long);
            e.Property(c => c.Parts).HasMaxLength(Parts);
            e.Property(c => c.Snapshot).HasMaxLength(Snapshot);
            e.HasIndex(c => new { c.TenantId, c.CardId }).IsUnique();
            e.Property(c => c.Most).HasPrecision(12, 6);
            e.HasIndex(c => new { c.TenantId, c.DriveId, c.Status, c.Rank });
            // The list's orders without a drive, and what its filters offer.
            e.HasIndex(c => new { c.TenantId, c.Rank, c.Id });
            e.HasIndex(c => new { c.TenantId, c.Degree, c.Branch, c.Year });
        });
        model.Entity<CardNote>(e =>
        {
            e.ToTable("CardNotes");
            e.Property(n => n.Text).HasMaxLength(Long);
            e.HasIndex(n => new { n.TenantId, n.CardRow });
            e.HasOne<Card>().WithMany().HasForeignKey(n => new { n.TenantId, n.CardRow });
        });
        model.Entity<CardEvent>(e =>
        {
            e.ToTable("CardEvents");
            e.HasIndex(x => new { x.TenantId, x.CardRow, x.At });
            e.HasIndex(x => new { x.TenantId, x.By, x.What, x.At }); // When somebody looked last.
            e.HasOne<Card>().WithMany().HasForeignKey(x => new { x.TenantId, x.CardRow });
        });
    }
}
