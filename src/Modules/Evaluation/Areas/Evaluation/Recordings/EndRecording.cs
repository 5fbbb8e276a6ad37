using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

/// <summary>All of it is here: makes one file of it. Again changes nothing.</summary>
internal sealed class EndRecording(PrepDb db, JoinPieces join) : IUseCase
{
    private const string Empty = "Nothing of this recording has arrived yet.";
    private const string NoSound = "This is not a recording of the kind that it was said to be, so it was not kept. Record the answer again.";

    public async Task<Result<Recording>> RunAsync(Guid id, Guid person, CancellationToken cancellation)
    {
        var bytes = await db.Set<Recording>().Where(r => r.Id == id && r.PersonId == person).Select(r => (long?)r.Bytes).SingleOrDefaultAsync(cancellation);
        if (bytes is null) return Result.NotFound<Recording>();
        if (bytes == 0) return Result.Invalid<Recording>("", Empty);
        return await join.RunAsync(id, cancellation) is { } whole ? Result.Ok(whole) : Result.Invalid<Recording>("", NoSound);
    }
}
