using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluation.Domain;

namespace PrepPlatform.Evaluation.Data;

internal static class EvaluationModel
{
    private const int Id = 40, Json = 4_000_000;

    public static void BuildShard(ModelBuilder model)
    {
        RecordingModel.Build(model);
        model.Entity<EvaluationRecord>(e =>
        {
            e.ToTable("Evaluations");
            e.Property(r => r.Sequence).ValueGeneratedOnAdd();
            e.Property(r => r.SubjectKind).HasMaxLength(Id);
            e.Property(r => r.Type).HasMaxLength(Id);
            e.Property(r => r.Evaluator).HasMaxLength(Id);
            e.Property(r => r.Version).HasMaxLength(30);
            e.Property(r => r.Score).HasPrecision(9, 6);
            e.Property(r => r.Confidence).HasPrecision(9, 6);
            e.Property(r => r.Verdict).HasMaxLength(8);
            e.Property(r => r.Criteria).HasMaxLength(Json);
            e.Property(r => r.Spoken).HasMaxLength(Json);
            e.Property(r => r.Awaits).HasMaxLength(100);
            e.Property(r => r.Notes).HasMaxLength(1000);
            e.Property(r => r.Reason).HasMaxLength(500);
            // However often an answer is taken up again, an evaluator's word on it is kept once; that something is lacking is not yet its word.
            e.HasIndex(r => new { r.TenantId, r.SubjectKind, r.SubjectId, r.Revision }).IsUnique().HasFilter("\"By\" IS NULL AND \"Awaits\" IS NULL");
            e.HasIndex(r => new { r.TenantId, r.SubjectKind, r.SubjectId, r.Sequence });
            e.HasIndex(r => new { r.Evaluator, r.Sequence });
        });
        model.Entity<EvaluationWork>(e =>
        {
            e.ToTable("EvaluationWork");
            e.Property(w => w.Sequence).ValueGeneratedOnAdd();
            e.Property(w => w.SubjectKind).HasMaxLength(Id);
            e.Property(w => w.Lane).HasMaxLength(Id);
            e.Property(w => w.Definition).HasMaxLength(Json);
            e.Property(w => w.Response).HasMaxLength(Json);
            e.Property(w => w.Notes).HasMaxLength(1000);
            e.Property(w => w.Parts).HasMaxLength(Json);
            e.Property(w => w.Error).HasMaxLength(1000);
            e.Property(w => w.Spoken).HasMaxLength(Json);
            e.Property(w => w.Awaits).HasMaxLength(100);
            e.Property(w => w.MostConfidence).HasPrecision(9, 6);
            e.Property(w => w.Done).HasPrecision(9, 6);
            e.HasIndex(w => new { w.TenantId, w.SubjectKind, w.SubjectId, w.Revision }).IsUnique();
            e.HasIndex(w => new { w.Lane, w.TenantId, w.PersonId, w.Sequence });
        });
        model.Entity<EvaluatorSwitch>(e =>
        {
            e.ToTable("EvaluatorSwitches");
            e.HasKey(s => new { s.TenantId, s.PluginId });
            e.Property(s => s.PluginId).HasMaxLength(Id);
            e.Property(s => s.Settings).HasMaxLength(64_000);
            e.Property(s => s.LeastConfidence).HasPrecision(9, 6);
        });
    }

    public static void BuildCatalogue(ModelBuilder model) => model.Entity<DisabledPlugin>(e =>
    {
        e.ToTable("DisabledPlugins");
        e.HasKey(p => p.PluginId);
        e.Property(p => p.PluginId).HasMaxLength(Id);
    });
}
