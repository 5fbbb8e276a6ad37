using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>Recordings for whoever scores them.</summary>
internal sealed class RecordingFiles(PrepDb db, IBlobStore blobs, RecordingFolder folder, JoinPieces join, TimeProvider clock)
{
    /// <summary>
    /// Until when it is worth waiting for more of these recordings, or null: all are whole, or nothing came for some minutes. The next piece moves it.
    /// </summary>
    public async Task<DateTimeOffset?> WaitUntilAsync(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var (ids, since) = (names.Select(Recording.IdOf).OfType<Guid>().ToArray(), clock.GetUtcNow() - RecordingLimits.Patience);
        var last = await db.Set<Recording>().Where(r => ids.Contains(r.Id) && r.ClosedAt == null && r.LastAt > since).MaxAsync(r => (DateTimeOffset?)r.LastAt, cancellation);
        return last + RecordingLimits.Patience;
    }

    /// <summary>
    /// The recording as a file of this machine, gone when it is disposed; null where there is none. One that never became whole ends with what came, and no more of it
    /// is taken: what was scored is what can be heard.
    /// </summary>
    public async Task<LocalRecording?> OpenAsync(string name, CancellationToken cancellation)
    {
        if (Recording.IdOf(name) is not { } id || await join.RunAsync(id, cancellation) is not { } recording) return null;
        await using var content = await blobs.OpenAsync(recording.File, cancellation) ?? throw new IOException($"The recording {id} is not in the store.");
        var local = folder.Create();
        try
        {
            await content.CopyToAsync(local.Content, cancellation);
            await local.EndAsync();
            return local;
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }
}
