using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;

namespace PrepPlatform.Evaluation.Recordings;

internal sealed class Recordings(PrepDb db, IBlobStore blobs, TimeProvider clock) : IRecordings
{
    public async Task<bool> TakeAsync(string subjectKind, Guid subjectId, Guid person, string name, CancellationToken cancellation)
    {
        if (Recording.IdOf(name) is not { } id) return false;
        var found = await db.Set<Recording>().SingleOrDefaultAsync(r => r.Id == id && r.SubjectKind == subjectKind && r.SubjectId == subjectId && r.PersonId == person, cancellation);
        found?.Take(clock.GetUtcNow());
        return found is not null;
    }

    public async Task<string> KeepAsync(string subjectKind, Guid subjectId, Guid person, string contentType, Stream content, DateTimeOffset at, CancellationToken cancellation)
    {
        var recording = new Recording(subjectKind, subjectId, person, SoundFile.TypeOf(contentType) ?? throw new ArgumentException("It is no type of a recording.", nameof(contentType)), RecordingLimits.MostBytes, at) { Until = at };
        recording.End(await blobs.WriteAsync(recording.File, content, RecordingLimits.MostBytes, cancellation), at);
        db.Add(recording);
        await db.SaveChangesAsync(cancellation);
        return recording.Name;
    }

    public async Task<IReadOnlyDictionary<string, RecordingState>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var ids = names.Select(Recording.IdOf).OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0) return new Dictionary<string, RecordingState>();
        return await db.Set<Recording>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Bytes, r.WholeAt, r.LastAt })
            .ToDictionaryAsync(r => Recording.NameOf(r.Id), r => new RecordingState(Recording.NameOf(r.Id), r.Bytes, r.WholeAt != null, r.LastAt), cancellation);
    }
}
