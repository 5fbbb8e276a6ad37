using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Areas.Evaluation.Recordings;
using PrepPlatform.Evaluation.Domain;

namespace PrepPlatform.Evaluation.Seeding;

/// <summary>In colleges, a recording of nobody's: a second of silence, sent and ended as a recorder does it.</summary>
internal sealed class DemoRecordings(PrepDb db, KeepPiece keep, EndRecording end, ICurrentTenant tenant, TimeProvider clock)
{
    private const int Second = 32_000;
    private static readonly Guid Sample = new("0192a000-0000-7000-8000-00000000e003");

    public async Task SeedAsync(CancellationToken cancellation)
    {
        if (tenant.Info.Kind != TenantKind.College || await db.Set<Recording>().AnyAsync(r => r.SubjectId == Sample, cancellation)) return;
        var (now, wav) = (clock.GetUtcNow(), Silence());
        var recording = new Recording("sample", Sample, Sample, "audio/wav", wav.Length, now) { Until = now.AddMinutes(1) };
        recording.Take(now);
        db.Add(recording);
        await db.SaveChangesAsync(cancellation);
        await keep.RunAsync(recording.Id, Sample, 0, new MemoryStream(wav), cancellation);
        await end.RunAsync(recording.Id, Sample, cancellation);
        db.Entry(recording).State = EntityState.Detached; // What is kept of it here is older than its row.
    }

    private static byte[] Silence()
    {
        // One channel, 16,000 samples a second of 16 bits; the sizes are left open, as by a recorder.
        byte[] header = [.. "RIFF\0\0\0\0WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0x00, 0x7D, 0, 0, 2, 0, 16, 0, .. "data\0\0\0\0"u8];
        return [.. header, .. new byte[Second]];
    }
}
