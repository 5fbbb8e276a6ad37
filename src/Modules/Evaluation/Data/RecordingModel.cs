using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluation.Domain;

namespace PrepPlatform.Evaluation.Data;

internal static class RecordingModel
{
    public const int Kind = 40;

    public static void Build(ModelBuilder model) => model.Entity<Recording>(e =>
    {
        e.ToTable("Recordings");
        e.Property(r => r.SubjectKind).HasMaxLength(Kind);
        e.Property(r => r.ContentType).HasMaxLength(20);
        e.Ignore(r => r.Name).Ignore(r => r.File).Ignore(r => r.PieceFiles);
        e.HasIndex(r => new { r.TenantId, r.SubjectKind, r.SubjectId, r.PersonId });
        e.HasIndex(r => new { r.TenantId, r.TakenAt, r.LastAt }); // The sweep's.
    });
}
