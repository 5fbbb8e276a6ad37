using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Assessments.Data;

/// <summary>The tables of what people do with scores: marks, and regrades with their proposals.</summary>
internal static class MarkingModel
{
    private const int Reason = 500;

    public static void Build(ModelBuilder model)
    {
        model.Entity<AttemptQuestion>(e =>
        {
            e.Property(q => q.Confidence).HasPrecision(9, 6);
            e.HasIndex(q => new { q.TenantId, q.Confidence, q.WaitsSince }).HasFilter("\"WaitsSince\" IS NOT NULL");
            e.HasIndex(q => new { q.TenantId, q.RevisionId, q.GivenAt }).HasFilter("\"GivenBy\" IS NOT NULL");
            e.HasOne<QuestionRevision>().WithMany().HasForeignKey(q => new { q.TenantId, q.KeyRevisionId });
        });
        model.Entity<Mark>(e =>
        {
            e.ToTable("Marks");
            e.Ignore(m => m.PartPoints);
            e.Property(m => m.Fraction).HasPrecision(9, 6);
            e.Property(m => m.Suggested).HasPrecision(9, 6);
            e.Property(m => m.Parts).HasMaxLength(Mark.PartsLength);
            e.Property(m => m.Reason).HasMaxLength(Reason);
            e.HasIndex(m => new { m.TenantId, m.AttemptQuestionId, m.Revision, m.Kind }).IsUnique();
            e.HasIndex(m => new { m.TenantId, m.At });
            e.HasOne<AttemptQuestion>().WithMany().HasForeignKey(m => new { m.TenantId, m.AttemptQuestionId });
        });
        BuildRegrades(model);
    }

    private static void BuildRegrades(ModelBuilder model)
    {
        model.Entity<Regrade>(e =>
        {
            e.ToTable("Regrades");
            e.Property(r => r.Reason).HasMaxLength(Reason);
            e.HasIndex(r => new { r.TenantId, r.AskedAt });
            e.HasOne<Assessment>().WithMany().HasForeignKey(r => new { r.TenantId, r.AssessmentId });
            e.HasOne<Question>().WithMany().HasForeignKey(r => new { r.TenantId, r.QuestionId });
            e.HasOne<QuestionRevision>().WithMany().HasForeignKey(r => new { r.TenantId, r.RevisionId });
        });
        model.Entity<RegradeItem>(e =>
        {
            e.ToTable("RegradeItems");
            e.Property(i => i.OldEarned).HasPrecision(12, 6);
            e.Property(i => i.NewEarned).HasPrecision(12, 6);
            e.Property(i => i.OldTotal).HasPrecision(9, 2);
            e.Property(i => i.NewTotal).HasPrecision(9, 2);
            e.Property(i => i.Note).HasMaxLength(200);
            e.HasIndex(i => new { i.TenantId, i.RegradeId, i.AttemptQuestionId }).IsUnique();
            e.HasIndex(i => new { i.TenantId, i.RegradeId, i.State });
            e.HasOne<Regrade>().WithMany().HasForeignKey(i => new { i.TenantId, i.RegradeId });
            e.HasOne<AttemptQuestion>().WithMany().HasForeignKey(i => new { i.TenantId, i.AttemptQuestionId });
            e.HasOne<Attempt>().WithMany().HasForeignKey(i => new { i.TenantId, i.AttemptId });
        });
    }
}
