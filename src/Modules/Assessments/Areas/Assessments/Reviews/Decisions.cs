using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Reviews;

/// <summary>Lets students sit it, once everything is looked at again: what was right when it was sent may not be now.</summary>
internal sealed class PublishAssessment(AssessmentDesk desk, OutlineReader reader, Readiness readiness, PrepDb db, ICurrentPerson person) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(Guid id, DecisionForm form, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(id, tracked: false, cancellation) is not { } outline) return Result.NotFound<Assessment>();
        if (outline.Assessment.Version != form.Version) return Result.Stale<Assessment>();
        if ((await readiness.LookCloselyAsync(outline, cancellation)).Any(c => !c.Ok)) return Result.Invalid<Assessment>("", "It cannot be published as it is: see what is wrong below, and reject it with a note.");
        var own = outline.Assessment.AuthorId == person.AccountId ? "Published their own assessment" : "Published";
        return await desk.MoveAsync(id, (a, at) =>
        {
            a.Publish(person.AccountId!.Value, form.Note.Trim(), at);
            db.Publish(new AssessmentPublished(a.Id, a.AuthorId, person.AccountId.Value, at), at);
        }, "published", own, cancellation);
    }
}

/// <summary>Gives it back to its author.</summary>
internal sealed class RejectAssessment(AssessmentDesk desk, OutlineReader reader, PrepDb db, ICurrentPerson person) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(Guid id, DecisionForm form, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(form.Note)) return Result.Invalid<Assessment>(nameof(form.Note), "Write what the author should change.");
        if (await reader.ReadAsync(id, tracked: false, cancellation) is not { } outline) return Result.NotFound<Assessment>();
        if (outline.Assessment.Version != form.Version) return Result.Stale<Assessment>();
        return await desk.MoveAsync(id, (a, at) =>
        {
            a.Reject(person.AccountId!.Value, form.Note.Trim());
            db.Publish(new AssessmentRejected(a.Id, a.AuthorId, person.AccountId.Value, at), at);
        }, "rejected", "Rejected", cancellation);
    }
}

internal sealed class DecisionForm
{
    [PlainText(1000)]
    public string Note { get; set; } = "";

    /// <summary>What was looked at.</summary>
    public int Version { get; set; }
}
