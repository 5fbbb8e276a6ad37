using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>Removes recordings, their files first, so that none is left without a row.</summary>
internal sealed class RemoveRecordings(PrepDb db, IBlobStore blobs) : IUseCase
{
    public async Task RunAsync(IReadOnlyCollection<Recording> recordings, CancellationToken cancellation)
    {
        foreach (var recording in recordings)
        {
            await DeleteAsync(recording, cancellation);
            await blobs.DeleteAsync(recording.File, cancellation);
        }

        var ids = recordings.Select(r => r.Id).ToArray();
        await db.Set<Recording>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>The pieces of one that is whole.</summary>
    public async Task PiecesAsync(Recording recording, CancellationToken cancellation)
    {
        await DeleteAsync(recording, cancellation);
        await db.Set<Recording>().Where(r => r.Id == recording.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Pieces, 0), cancellation);
    }

    /// <summary>One more than are counted: a process may have died between writing it and counting it.</summary>
    private async Task DeleteAsync(Recording recording, CancellationToken cancellation)
    {
        foreach (var name in recording.PieceFiles.Append(Recording.PieceOf(recording.Id, recording.Pieces))) await blobs.DeleteAsync(name, cancellation);
    }
}
