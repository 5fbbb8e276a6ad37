using System.Buffers;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

internal enum PieceOutcome
{
    Kept,

    /// <summary>Not theirs, or not there.</summary>
    Foreign,

    /// <summary>The recording goes on elsewhere, or no more is taken.</summary>
    Elsewhere,
    Empty,
    TooLong,
    Late,
}

/// <summary>What became of a piece, and how much of the recording is here.</summary>
internal sealed record KeptPiece(PieceOutcome Outcome, long Offset = 0, bool Closed = false);

/// <summary>Adds a piece where a recording goes on. One that came before changes nothing, and of two at once one counts.</summary>
internal sealed class KeepPiece(PrepDb db, IBlobStore blobs, Owners owners, PieceGate gate, TimeProvider clock) : IUseCase
{
    private const int Most = RecordingLimits.MostPiece;

    /// <param name="id">The recording.</param>
    /// <param name="person">Who sends it.</param>
    /// <param name="offset">Where it belongs.</param>
    /// <param name="body">Read only where it may count.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<KeptPiece> RunAsync(Guid id, Guid person, long offset, Stream body, CancellationToken cancellation)
    {
        if (await ReadAsync(id, person, cancellation) is not { } recording) return new(PieceOutcome.Foreign);
        if (recording.ClosedAt is not null || recording.Bytes != offset) return Elsewhere(recording);
        if (await IsLateAsync(recording, cancellation)) return new(PieceOutcome.Late, offset);
        var buffer = ArrayPool<byte>.Shared.Rent(Most + 1);
        try
        {
            var length = await body.ReadAtLeastAsync(buffer.AsMemory(0, Most + 1), Most + 1, throwOnEndOfStream: false, cancellation);
            if (length == 0) return new(PieceOutcome.Empty, offset);
            if (length > Most || !await FitsAsync(recording, length, cancellation)) return new(PieceOutcome.TooLong, offset);
            var piece = new MemoryStream(buffer, 0, length, writable: false);
            if (await gate.PassAsync(c => AddAsync(recording, piece, c), cancellation)) return new(PieceOutcome.Kept, offset + length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return await ReadAsync(id, person, cancellation) is { } now ? Elsewhere(now) : new(PieceOutcome.Foreign);
    }

    /// <summary>While the subject is open a lost connection may take as long as it likes.</summary>
    private async Task<bool> IsLateAsync(Recording recording, CancellationToken cancellation) =>
        clock.GetUtcNow() > recording.Until && await owners.MayRecordAsync(recording.SubjectKind, recording.SubjectId, recording.PersonId, cancellation) is null;

    private async Task<bool> FitsAsync(Recording recording, int length, CancellationToken cancellation)
    {
        if (recording.Bytes + length > recording.MostBytes || recording.Pieces >= RecordingLimits.MostPieces) return false;
        var takes = db.Set<Recording>().Where(r => r.SubjectKind == recording.SubjectKind && r.SubjectId == recording.SubjectId && r.PersonId == recording.PersonId);
        var all = await takes.GroupBy(r => r.PersonId).Select(g => new { Bytes = g.Sum(r => r.Bytes), Longest = g.Max(r => r.MostBytes) }).SingleAsync(cancellation);
        return all.Bytes + length <= RecordingLimits.TotalFor(all.Longest);
    }

    /// <summary>The row is held while the file is written, so another piece for the same place waits and then belongs elsewhere; nothing counts before its file is there.</summary>
    private async Task<bool> AddAsync(Recording recording, MemoryStream piece, CancellationToken cancellation)
    {
        var (now, length) = (clock.GetUtcNow(), piece.Length);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await db.Set<Recording>().Where(r => r.Id == recording.Id && r.Bytes == recording.Bytes && r.ClosedAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Bytes, r => r.Bytes + length).SetProperty(r => r.Pieces, r => r.Pieces + 1).SetProperty(r => r.LastAt, now), cancellation);
        if (held == 0) return false;
        await blobs.WriteAsync(Recording.PieceOf(recording.Id, recording.Pieces), piece, length, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private Task<Recording?> ReadAsync(Guid id, Guid person, CancellationToken cancellation) =>
        db.Set<Recording>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.PersonId == person, cancellation);

    private static KeptPiece Elsewhere(Recording recording) => new(PieceOutcome.Elsewhere, recording.Bytes, recording.ClosedAt is not null);
}
