using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

/// <summary>Begins a recording for a subject whose module allows it now.</summary>
internal sealed class StartRecording(PrepDb db, Owners owners, TimeProvider clock) : IUseCase
{
    private const string WrongType = "Recordings of this kind are not taken. Use WAV, WebM, Ogg, MP3, MP4 or FLAC.";
    private const string TooMany = "You have recorded this answer 30 times, and no more is kept. Keep one of those.";
    private const string TooMuch = "All that you have recorded for this answer is as much as is kept. Keep one of those recordings.";

    public async Task<Result<Recording>> RunAsync(RecordingForm form, Guid person, CancellationToken cancellation)
    {
        if (await owners.MayRecordAsync(form.Kind, form.Subject!.Value, person, cancellation) is not { } time) return Result.NotFound<Recording>();
        if (SoundFile.TypeOf(form.Type) is not { } type) return Result.Invalid<Recording>("Type", WrongType);
        var most = RecordingLimits.BytesFor(time, type);
        var takes = await db.Set<Recording>().Where(r => r.SubjectKind == form.Kind && r.SubjectId == form.Subject && r.PersonId == person)
            .GroupBy(r => r.PersonId).Select(g => new { Count = g.Count(), Bytes = g.Sum(r => r.Bytes), Longest = g.Max(r => r.MostBytes) }).SingleOrDefaultAsync(cancellation);
        if (takes?.Count >= RecordingLimits.MostTakes) return Result.Invalid<Recording>("", TooMany);
        if (takes is not null && takes.Bytes + most > RecordingLimits.TotalFor(Math.Max(most, takes.Longest))) return Result.Invalid<Recording>("", TooMuch);
        var now = clock.GetUtcNow();
        var recording = new Recording(form.Kind, form.Subject.Value, person, type, most, now) { Until = now + time + RecordingLimits.Late };
        db.Add(recording);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(recording);
    }
}
