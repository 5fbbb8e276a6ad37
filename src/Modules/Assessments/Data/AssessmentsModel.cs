using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Corrections;
using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Assessments.Data;

/// <summary>The tables of questions, assessments and attempts, in every shard.</summary>
internal static class AssessmentsModel
{
    public const int Response = 262_144;

    public static void Build(ModelBuilder model)
    {
        BuildBank(model);
        BuildAssessments(model);
        BuildAttempts(model);
        MarkingModel.Build(model);
    }

    private static void BuildBank(ModelBuilder model)
    {
        model.Entity<Question>(e =>
        {
            e.ToTable("Questions");
            e.Property(q => q.Type).HasMaxLength(40);
            e.Property(q => q.Title).HasMaxLength(QuestionLimits.Title);
            e.Property(q => q.Category).HasMaxLength(QuestionLimits.Category);
            e.Property(q => q.Words).HasMaxLength(QuestionLimits.Words);
            e.Property(q => q.Points).HasPrecision(9, 2);
            e.HasIndex(q => new { q.TenantId, q.Status, q.SavedAt });
            e.HasIndex(q => new { q.TenantId, q.Category });
        });
        model.Entity<QuestionRevision>(e =>
        {
            e.ToTable("QuestionRevisions");
            e.Property(r => r.Title).HasMaxLength(QuestionLimits.Title);
            e.Property(r => r.Definition).HasMaxLength(QuestionLimits.Definition);
            e.Property(r => r.Note).HasMaxLength(QuestionLimits.Note);
            e.Property(r => r.Points).HasPrecision(9, 2);
            e.HasIndex(r => new { r.TenantId, r.QuestionId, r.Number }).IsUnique();
            e.HasOne<Question>().WithMany().HasForeignKey(r => new { r.TenantId, r.QuestionId });
        });
    }

    private static void BuildAssessments(ModelBuilder model)
    {
        model.Entity<Assessment>(e =>
        {
            e.ToTable("Assessments");
            e.Property(a => a.Title).HasMaxLength(150);
            e.Property(a => a.Instructions).HasMaxLength(8000);
            e.Property(a => a.ReviewNote).HasMaxLength(1000);
            e.Property(a => a.Penalty).HasPrecision(9, 6);
            e.HasIndex(a => new { a.TenantId, a.Status, a.SavedAt });
            e.Ignore(a => a.SectionsInOrder).Ignore(a => a.ItemsInOrder);
            e.HasMany(a => a.Sections).WithOne().HasForeignKey(s => new { s.TenantId, s.AssessmentId });
        });
        model.Entity<Section>(e =>
        {
            e.ToTable("AssessmentSections");
            e.Property(s => s.Title).HasMaxLength(120);
            e.Property(s => s.Instructions).HasMaxLength(2000);
            e.Ignore(s => s.ItemsInOrder);
            e.HasMany(s => s.Items).WithOne().HasForeignKey(i => new { i.TenantId, i.SectionId });
        });
        model.Entity<SectionItem>(e =>
        {
            e.ToTable("AssessmentItems");
            e.Property(i => i.Points).HasPrecision(9, 2);
            e.Property(i => i.Category).HasMaxLength(QuestionLimits.Category);
            e.Property(i => i.Type).HasMaxLength(40);
            e.Property(i => i.Tag).HasMaxLength(QuestionLimits.Tag);
            e.HasOne<Question>().WithMany().HasForeignKey(i => new { i.TenantId, i.QuestionId });
            e.HasOne<QuestionRevision>().WithMany().HasForeignKey(i => new { i.TenantId, i.RevisionId });
        });
    }

    private static void BuildAttempts(ModelBuilder model)
    {
        model.Entity<Attempt>(e =>
        {
            e.ToTable("Attempts");
            e.Property(a => a.MaxPoints).HasPrecision(9, 2);
            e.Property(a => a.Points).HasPrecision(9, 2);
            e.HasIndex(a => new { a.TenantId, a.AssessmentId, a.StudentId, a.Number }).IsUnique();
            e.HasIndex(a => new { a.TenantId, a.StudentId, a.StartedAt });
            e.HasIndex(a => new { a.TenantId, a.StartedAt, a.Id });
            e.HasIndex(a => new { a.TenantId, a.Status, a.Deadline });
            e.HasIndex(a => new { a.TenantId, a.ToReview });
            e.HasOne<Assessment>().WithMany().HasForeignKey(a => new { a.TenantId, a.AssessmentId });
            e.HasMany(a => a.Questions).WithOne().HasForeignKey(q => new { q.TenantId, q.AttemptId });
        });
        model.Entity<AttemptQuestion>(e =>
        {
            e.ToTable("AttemptQuestions");
            e.Property(q => q.Section).HasMaxLength(120);
            e.Property(q => q.Type).HasMaxLength(40);
            e.Property(q => q.Points).HasPrecision(9, 2);
            e.Property(q => q.Fraction).HasPrecision(9, 6);
            e.Property(q => q.Earned).HasPrecision(12, 6);
            e.Property(q => q.Presented).HasMaxLength(QuestionLimits.Definition);
            e.Property(q => q.Response).HasMaxLength(Response);
            e.Property(q => q.Corrected).HasMaxLength(CorrectionForm.Longest);
            e.HasIndex(q => new { q.TenantId, q.AttemptId, q.Position }).IsUnique();
            e.HasOne<Question>().WithMany().HasForeignKey(q => new { q.TenantId, q.QuestionId });
            e.HasOne<QuestionRevision>().WithMany().HasForeignKey(q => new { q.TenantId, q.RevisionId });
        });
        model.Entity<SavedResponse>(e =>
        {
            e.ToTable("SavedResponses");
            e.Property(r => r.Device).HasMaxLength(40);
            e.Property(r => r.Response).HasMaxLength(Response);
            e.HasIndex(r => new { r.TenantId, r.AttemptQuestionId, r.Sequence, r.Device }).IsUnique();
            e.HasOne<AttemptQuestion>().WithMany().HasForeignKey(r => new { r.TenantId, r.AttemptQuestionId });
        });
        model.Entity<TrialRun>(e =>
        {
            e.ToTable("AttemptRuns");
            e.Ignore(r => r.Subject);
            e.HasIndex(r => new { r.TenantId, r.AttemptQuestionId, r.At });
            e.HasOne<AttemptQuestion>().WithMany().HasForeignKey(r => new { r.TenantId, r.AttemptQuestionId });
        });
    }
}
