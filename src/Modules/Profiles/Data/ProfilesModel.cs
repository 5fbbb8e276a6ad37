using Microsoft.EntityFrameworkCore;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Data;

/// <summary>The tables of records and profiles, in every shard.</summary>
internal static class ProfilesModel
{
    public static void Build(ModelBuilder model)
    {
        BuildRecords(model);
        BuildImports(model);
        model.Entity<ExpertProfile>(e =>
        {
            e.ToTable("ExpertProfiles");
            e.Property(p => p.Headline).HasMaxLength(ExpertProfile.MostHeadline);
            e.Property(p => p.About).HasMaxLength(ExpertProfile.MostAbout);
            e.Property(p => p.Link).HasMaxLength(ExpertProfile.MostLink);
            e.Property(p => p.Picture).HasMaxLength(ExpertProfile.MostPicture);
            e.HasIndex(p => new { p.TenantId, p.AccountId }).IsUnique();
        });
    }

    private static void BuildRecords(ModelBuilder model)
    {
        model.Entity<StudentProfile>(e =>
        {
            e.ToTable("StudentProfiles");
            e.Ignore(p => p.Academics).Ignore(p => p.Personal);
            e.Property(p => p.RollNumber).HasMaxLength(Academics.MostRollNumber);
            e.Property(p => p.Degree).HasMaxLength(Academics.MostDegree);
            e.Property(p => p.Branch).HasMaxLength(Academics.MostBranch);
            e.Property(p => p.Cgpa).HasPrecision(5, 2);
            e.Property(p => p.CgpaScale).HasPrecision(5, 2);
            e.Property(p => p.Marks10).HasPrecision(5, 2);
            e.Property(p => p.Marks12).HasPrecision(5, 2);
            e.Property(p => p.Phone).HasMaxLength(Personal.MostPhone);
            e.Property(p => p.About).HasMaxLength(Personal.MostAbout);
            e.Property(p => p.Projects).HasMaxLength(Personal.MostProjectsText);
            e.HasIndex(p => new { p.TenantId, p.AccountId }).IsUnique();
            e.HasIndex(p => new { p.TenantId, p.RollNumber }).IsUnique().HasFilter("\"RollNumber\" <> ''");
            e.HasIndex(p => new { p.TenantId, p.RollNumber, p.Id });
            e.HasIndex(p => new { p.TenantId, p.Branch, p.GraduationYear });
        });
        model.Entity<RecordChange>(e =>
        {
            e.ToTable("StudentProfileChanges");
            e.Property(c => c.Fields).HasMaxLength(RecordChange.MostFields);
            e.Property(c => c.Reason).HasMaxLength(RecordChange.MostReason);
            e.HasIndex(c => new { c.TenantId, c.RecordId, c.At });
            e.HasOne<StudentProfile>().WithMany().HasForeignKey(c => new { c.TenantId, c.RecordId });
        });
    }

    private static void BuildImports(ModelBuilder model)
    {
        model.Entity<RecordImport>(e =>
        {
            e.ToTable("RecordImports");
            e.Ignore(i => i.ToApply);
            e.Property(i => i.Notes).HasMaxLength(RecordImport.MostNotes);
            e.HasIndex(i => new { i.TenantId, i.At });
        });
        model.Entity<RecordImportLine>(e =>
        {
            e.ToTable("RecordImportLines");
            e.Ignore(l => l.Academics);
            e.Property(l => l.Values).HasMaxLength(RecordImportLine.MostValues);
            e.Property(l => l.Problems).HasMaxLength(RecordImportLine.MostProblems);
            e.HasIndex(l => new { l.TenantId, l.ImportId, l.Number }).IsUnique();
            e.HasOne<RecordImport>().WithMany().HasForeignKey(l => new { l.TenantId, l.ImportId });
        });
    }
}
