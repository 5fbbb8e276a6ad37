using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

/// <summary>A recording on its way to somebody's ears, seekable.</summary>
internal sealed record OpenedRecording(Stream Content, string ContentType);

/// <summary>Opens a whole recording for its maker, and for whom the subject's module lets hear it.</summary>
internal sealed class HearRecording(PrepDb db, IBlobStore blobs, Owners owners) : IUseCase
{
    public async Task<OpenedRecording?> RunAsync(Guid id, Guid person, CancellationToken cancellation)
    {
        if (await db.Set<Recording>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.WholeAt != null, cancellation) is not { } recording) return null;
        if (recording.PersonId != person && !await owners.MayHearAsync(recording.SubjectKind, recording.SubjectId, person, cancellation)) return null;
        if (await blobs.OpenAsync(recording.File, cancellation) is not { } content) return null;
        return new OpenedRecording(content.CanSeek ? content : new ForwardStream(content, recording.Bytes), recording.ContentType);
    }
}
