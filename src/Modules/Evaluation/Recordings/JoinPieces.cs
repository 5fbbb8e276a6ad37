using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>Makes one file of a recording's pieces. It may run twice, at once too: it lets no further piece in first, so that everyone makes the same file.</summary>
internal sealed class JoinPieces(PrepDb db, IBlobStore blobs, RecordingFolder folder, RemoveRecordings remove, TimeProvider clock) : IUseCase
{
    /// <returns>The whole recording, or null: there is none, or it began otherwise than its type does and is removed.</returns>
    public async Task<Recording?> RunAsync(Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await Rows(id).Where(r => r.ClosedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.ClosedAt, now), cancellation);
        var recording = await ReadAsync(id, cancellation);
        if (recording is null or { WholeAt: not null }) return recording;
        await using (var file = folder.Create())
        {
            if (await CollectAsync(recording, file.Content, cancellation)) await KeepAsync(recording, file.Content, cancellation);
        }

        recording = await ReadAsync(id, cancellation);
        return recording is not { WholeAt: null } ? recording : throw new IOException($"A piece of the recording {id} is not in the store.");
    }

    /// <summary>False: a piece is not there, because another has joined them meanwhile.</summary>
    private async Task<bool> CollectAsync(Recording recording, Stream file, CancellationToken cancellation)
    {
        foreach (var name in recording.PieceFiles)
        {
            await using var piece = await blobs.OpenAsync(name, cancellation);
            if (piece is null) return false;
            await piece.CopyToAsync(file, cancellation);
        }

        return true;
    }

    private async Task KeepAsync(Recording recording, Stream file, CancellationToken cancellation)
    {
        // What an answer holds is kept in any case: whoever decodes it says what it is.
        if (recording.TakenAt is null && !await SoundFile.IsAsync(recording.ContentType, file, cancellation))
        {
            await remove.RunAsync([recording], cancellation);
            return;
        }

        await SoundFile.FinishAsync(recording.ContentType, file, cancellation);
        file.Position = 0;
        await blobs.WriteAsync(recording.File, file, recording.MostBytes, cancellation);
        var now = clock.GetUtcNow();
        await Rows(recording.Id).Where(r => r.WholeAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.WholeAt, now), cancellation);
        await remove.PiecesAsync(recording, cancellation);
    }

    private Task<Recording?> ReadAsync(Guid id, CancellationToken cancellation) => Rows(id).AsNoTracking().SingleOrDefaultAsync(cancellation);

    private IQueryable<Recording> Rows(Guid id) => db.Set<Recording>().Where(r => r.Id == id);
}
