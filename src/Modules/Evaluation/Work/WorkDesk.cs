using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Work;

/// <summary>What becomes of a piece of work. Each change is made only while the work is still held by whoever makes it, so a late one changes nothing.</summary>
internal sealed class WorkDesk(PrepDb db, ILive live, EvaluationOptions options, TimeProvider clock)
{
    private const int MostAttempts = 3, NotesLength = 1000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(10);

    public Task<EvaluationWork?> FindAsync(Guid id, Guid holder, CancellationToken cancellation) =>
        db.Set<EvaluationWork>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.Holder == holder, cancellation);

    /// <summary>Keeps the score, tells of it and ends the work: all of it, or nothing, and once.</summary>
    public async Task FinishAsync(EvaluationWork work, InstalledPlugin plugin, EvaluationResult result, TimeSpan time, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (result.Awaits is null ? await Mine(work).ExecuteDeleteAsync(cancellation) == 0 : await AwaitAsync(work, result.Awaits, cancellation) == 0 || work.Awaits is not null)
        {
            await transaction.CommitAsync(cancellation);
            return;
        }

        var subject = new EvaluationSubject(work.SubjectKind, work.SubjectId, work.Revision);
        var record = Records.Make(subject, work.Lane, result with { Notes = Join(work.Notes, result.Notes) }, plugin.Id, plugin.Version, clock.GetUtcNow(), time);
        db.Add(record);
        db.Publish(new EvaluationCompleted(subject.Kind, subject.Id, subject.Revision, record.Id), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        if (work.Awaits is not null && result.Awaits is null) await WakeAsync(work.Lane, cancellation);
        await transaction.CommitAsync(cancellation);
        await TellAsync(work, cancellation);
    }

    /// <summary>Keeps the work to be tried again: a person may score it meanwhile, and whoever comes first has the word.</summary>
    private Task<int> AwaitAsync(EvaluationWork work, string what, CancellationToken cancellation) => Mine(work).ExecuteUpdateAsync(
        w => w.SetProperty(x => x.Holder, (Guid?)null).SetProperty(x => x.DueAt, clock.GetUtcNow() + options.ModelPause).SetProperty(x => x.Awaits, what)
            .SetProperty(x => x.Attempts, 0).SetProperty(x => x.Parts, "[]").SetProperty(x => x.Done, 0), cancellation);

    /// <summary>What was lacking is there: everything that waits for it is tried now.</summary>
    private Task<int> WakeAsync(string lane, CancellationToken cancellation) => db.Set<EvaluationWork>().Where(w => w.Lane == lane && w.Awaits != null && w.Holder == null)
        .ExecuteUpdateAsync(w => w.SetProperty(x => x.DueAt, clock.GetUtcNow()), cancellation);

    /// <summary>Writes down what is known of the score so far, and tells pages that wait for it.</summary>
    public async Task KeepPartsAsync(EvaluationWork work, IReadOnlyList<Criterion> parts, decimal done, CancellationToken cancellation)
    {
        var known = Records.Write(parts);
        if (await Mine(work).ExecuteUpdateAsync(w => w.SetProperty(x => x.Parts, known).SetProperty(x => x.Done, done), cancellation) > 0) await TellAsync(work, cancellation);
    }

    private Task TellAsync(EvaluationWork work, CancellationToken cancellation) => live.TellAsync(EvaluationProgress.Topic(work.SubjectKind, work.SubjectId), cancellation);

    /// <summary>Lets another evaluator go on with it.</summary>
    public async Task ForwardAsync(EvaluationWork work, InstalledPlugin plugin, EvaluationResult result, TimeSpan time, CancellationToken cancellation)
    {
        var next = result.Next!;
        if (work.Step + 1 >= Scorer.MostSteps)
        {
            await FinishAsync(work, plugin, Review("The evaluators passed the answer on to one another without end."), time, cancellation);
            return;
        }

        var (definition, response, notes, spoken) = (next.Definition.GetRawText(), next.Response.GetRawText(), Join(work.Notes, result.Notes), Records.Write(result.Spoken));
        await Mine(work).ExecuteUpdateAsync(w => w
            .SetProperty(x => x.Lane, next.Type).SetProperty(x => x.Definition, definition).SetProperty(x => x.Response, response).SetProperty(x => x.Notes, notes)
            .SetProperty(x => x.Seed, 0).SetProperty(x => x.Shuffle, false).SetProperty(x => x.Step, work.Step + 1).SetProperty(x => x.Attempts, 0).SetProperty(x => x.Parts, "[]")
            .SetProperty(x => x.Spoken, spoken).SetProperty(x => x.MostConfidence, next.MostConfidence).SetProperty(x => x.Done, 0)
            .SetProperty(x => x.Holder, (Guid?)null).SetProperty(x => x.DueAt, clock.GetUtcNow()), cancellation);
        if (work.Awaits is not null) await WakeAsync(work.Lane, cancellation);
    }

    /// <summary>Tries it again later; after the last try a person has to look.</summary>
    public async Task FailAsync(EvaluationWork work, InstalledPlugin plugin, PluginFault fault, TimeSpan time, CancellationToken cancellation)
    {
        if (fault.Kind == FaultKind.Unavailable) await ReturnAsync(work, Rest, cancellation);
        else if (work.Attempts >= MostAttempts)
        {
            Figures.GiveUp(work.Lane);
            await FinishAsync(work, plugin, Review($"The evaluator failed {MostAttempts} times; the answer is kept. Last: {fault.Message}"), time, cancellation);
        }
        else
        {
            var pause = options.RetryPause * Math.Pow(2, work.Attempts - 1);
            var due = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
            var error = fault.Message.Cut(NotesLength);
            await Mine(work).ExecuteUpdateAsync(
                w => w.SetProperty(x => x.Holder, (Guid?)null).SetProperty(x => x.DueAt, due).SetProperty(x => x.Error, error).SetProperty(x => x.Parts, "[]"), cancellation);
        }
    }

    /// <summary>Gives it back as if it had not been taken.</summary>
    public Task<int> ReturnAsync(EvaluationWork work, TimeSpan pause, CancellationToken cancellation) => Mine(work).ExecuteUpdateAsync(
        w => w.SetProperty(x => x.Holder, (Guid?)null).SetProperty(x => x.DueAt, clock.GetUtcNow() + pause).SetProperty(x => x.Attempts, x => x.Attempts - 1), cancellation);

    /// <summary>Says for the current tenant that the holder is still at it.</summary>
    public Task<int> RenewAsync(Guid holder, CancellationToken cancellation) => db.Set<EvaluationWork>().Where(w => w.Holder == holder)
        .ExecuteUpdateAsync(w => w.SetProperty(x => x.DueAt, clock.GetUtcNow() + options.Lease), cancellation);

    private IQueryable<EvaluationWork> Mine(EvaluationWork work) => db.Set<EvaluationWork>().Where(w => w.Id == work.Id && w.Holder == work.Holder);

    /// <summary>Nothing was scored, and a person is asked.</summary>
    public static EvaluationResult Review(string notes) =>
        new() { Outcome = Outcome.NeedsReview, Confidence = 0, Notes = notes.Cut(NotesLength) };

    private static string Join(string before, string now)
    {
        return (before.Length == 0 ? now : now.Length == 0 ? before : $"{before}\n{now}").Cut(NotesLength);
    }
}
