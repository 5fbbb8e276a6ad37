using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

/// <summary>A recording on its way to somebody's ears, seekable.</summary>
internal sealed record OpenedRecording(Stream Content, string ContentType);

/// <summary>Opens a recording for its maker, and for whom the subject's module lets hear it: a whole one, or what came of one of which nothing has come for some minutes.</summary>
internal sealed class HearRecording(PrepDb db, IBlobStore blobs, Owners owners, JoinPieces join, TimeProvider clock) : IUseCase
{
    public async Task<OpenedRecording?> RunAsync(Guid id, Guid person, CancellationToken cancellation)
    {
        if (await db.Set<Recording>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } recording) return null;
        if (recording.PersonId != person && !await owners.MayHearAsync(recording.SubjectKind, recording.SubjectId, person, cancellation)) return null;
        if (recording.WholeAt is null)
        {
            if (recording.Bytes == 0 || clock.GetUtcNow() - recording.LastAt < RecordingLimits.Patience || await join.RunAsync(id, cancellation) is not { } joined) return null;
            recording = joined;
        }

        if (await blobs.OpenAsync(recording.File, cancellation) is not { } content) return null;
        return new OpenedRecording(content.CanSeek ? content : new ForwardStream(content, recording.Bytes), recording.ContentType);
    }
}
