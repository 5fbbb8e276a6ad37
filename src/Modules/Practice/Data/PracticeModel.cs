using Microsoft.EntityFrameworkCore;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>The tables of coding practice, in every shard.</summary>
internal static class PracticeModel
{
    private const int Language = 40, Name = 200, Text = 2000;

    public static void Build(ModelBuilder model)
    {
        BuildProblems(model);
        BuildPrograms(model);
        BuildPeople(model);
        BuildPlans(model);
    }

    private static void BuildProblems(ModelBuilder model)
    {
        model.Entity<CodingProblem>(e =>
        {
            e.ToTable("PracticeProblems");
            e.Property(p => p.Title).HasMaxLength(PracticeLimits.Title);
            e.Property(p => p.Constraints).HasMaxLength(PracticeLimits.Constraints);
            e.Property(p => p.Reference).HasMaxLength(PracticeLimits.Reference);
            e.Property(p => p.Editorial).HasMaxLength(PracticeLimits.Editorial);
            e.Property(p => p.Words).HasMaxLength(PracticeLimits.Words);
            e.HasIndex(p => new { p.TenantId, p.Number }).IsUnique();
            e.HasIndex(p => new { p.TenantId, p.State, p.Number });
            e.Ignore(p => p.HasUnpublished);
        });
        model.Entity<ProblemRevision>(e =>
        {
            e.ToTable("PracticeProblemRevisions");
            e.Property(r => r.Definition).HasMaxLength(PracticeLimits.Definition);
            e.HasIndex(r => new { r.TenantId, r.ProblemId, r.Number }).IsUnique();
            e.HasOne<CodingProblem>().WithMany().HasForeignKey(r => new { r.TenantId, r.ProblemId });
        });
        model.Entity<DailyChallenge>(e =>
        {
            e.ToTable("PracticeDailyChallenges");
            e.HasIndex(d => new { d.TenantId, d.Day }).IsUnique();
            e.HasOne<CodingProblem>().WithMany().HasForeignKey(d => new { d.TenantId, d.ProblemId });
        });
    }

    private static void BuildPrograms(ModelBuilder model)
    {
        model.Entity<Submission>(e =>
        {
            e.ToTable("PracticeSubmissions");
            e.Property(s => s.Language).HasMaxLength(Language);
            e.Property(s => s.Source).HasMaxLength(PracticeLimits.Source);
            e.Property(s => s.OwnInput).HasMaxLength(PracticeLimits.Source);
            e.Property(s => s.Name).HasMaxLength(Name);
            e.Property(s => s.Verdict).HasMaxLength(8);
            e.Property(s => s.Score).HasPrecision(9, 6);
            e.Ignore(s => s.Subject).Ignore(s => s.IsAsExpected);
            e.HasIndex(s => new { s.TenantId, s.PersonId, s.Kind, s.At });
            e.HasIndex(s => new { s.TenantId, s.PersonId, s.State });
            e.HasIndex(s => new { s.TenantId, s.ProblemId, s.Kind, s.At });
            e.HasOne<CodingProblem>().WithMany().HasForeignKey(s => new { s.TenantId, s.ProblemId });
            e.HasOne<ProblemRevision>().WithMany().HasForeignKey(s => new { s.TenantId, s.RevisionId });
        });
        model.Entity<Draft>(e =>
        {
            e.ToTable("PracticeDrafts");
            e.Property(d => d.Language).HasMaxLength(Language);
            e.Property(d => d.Source).HasMaxLength(PracticeLimits.Source);
            e.HasIndex(d => new { d.TenantId, d.PersonId, d.ProblemId, d.Language }).IsUnique();
            e.HasOne<CodingProblem>().WithMany().HasForeignKey(d => new { d.TenantId, d.ProblemId });
        });
    }

    private static void BuildPeople(ModelBuilder model)
    {
        model.Entity<Progress>(e =>
        {
            e.ToTable("PracticeProgress");
            e.HasIndex(p => new { p.TenantId, p.PersonId, p.ProblemId }).IsUnique();
            e.HasIndex(p => new { p.TenantId, p.SolvedAt });
            e.HasOne<CodingProblem>().WithMany().HasForeignKey(p => new { p.TenantId, p.ProblemId });
        });
        model.Entity<Practitioner>(e =>
        {
            e.ToTable("PracticePeople");
            e.Property(p => p.Language).HasMaxLength(Language);
            e.HasIndex(p => new { p.TenantId, p.PersonId }).IsUnique();
        });
    }

    private static void BuildPlans(ModelBuilder model)
    {
        model.Entity<StudyPlan>(e =>
        {
            e.ToTable("PracticePlans");
            e.Property(p => p.Title).HasMaxLength(PracticeLimits.Title);
            e.Property(p => p.Summary).HasMaxLength(Text);
            e.Ignore(p => p.InOrder);
            e.HasMany(p => p.Items).WithOne().HasForeignKey(i => new { i.TenantId, i.PlanId });
        });
        model.Entity<PlanItem>(e =>
        {
            e.ToTable("PracticePlanItems");
            e.Property(i => i.Section).HasMaxLength(PracticeLimits.Title);
            e.HasOne<CodingProblem>().WithMany().HasForeignKey(i => new { i.TenantId, i.ProblemId });
        });
        model.Entity<PlanStart>(e =>
        {
            e.ToTable("PracticePlanStarts");
            e.HasIndex(s => new { s.TenantId, s.PersonId, s.PlanId }).IsUnique();
            e.HasOne<StudyPlan>().WithMany().HasForeignKey(s => new { s.TenantId, s.PlanId });
        });
    }
}
