using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Domain;

internal sealed partial class Shortlist
{
    public bool MayAdjust => FrozenAt is null && PublishedAt is null && !DryRun;

    public bool MayFreeze => FrozenAt is null && !DryRun;

    public bool MayThaw => FrozenAt is not null && PublishedAt is null;

    public bool MayPublish => FrozenAt is not null && PublishedAt is null && !DryRun;

    /// <summary>Notes the inputs and what came out; then it stands.</summary>
    public void Finish(ShortlistOutcome outcome, int most, bool onlyVerified) =>
        (Considered, Qualified, Listed, Digest, Most, OnlyVerified) = (outcome.Considered, outcome.Qualified, outcome.Listed, outcome.Digest, most, onlyVerified);

    /// <summary>A person's change of the list; the last one for a student counts.</summary>
    public Result<ShortlistAdjustment> Adjust(Guid student, bool listed, string reason, Guid by, DateTimeOffset at)
    {
        if (!MayAdjust) return Result.Invalid<ShortlistAdjustment>("", DryRun ? "A dry run is only to look at." : "This list is frozen; nothing in it changes any more.");
        if (reason.Trim().Length is < 3 or > 500) return Result.Invalid<ShortlistAdjustment>("Reason", "Say why, in 3 to 500 characters: it stays with the list.");
        Version++;
        return Result.Ok(new ShortlistAdjustment(Id, student, listed, reason.Trim(), by, at));
    }

    public void Freeze(DateTimeOffset at)
    {
        if (!MayFreeze) throw new InvalidOperationException("This list cannot be frozen.");
        FrozenAt = at;
        Version++;
    }

    public void Thaw()
    {
        if (!MayThaw) throw new InvalidOperationException("This list cannot be adjusted again.");
        FrozenAt = null;
        Version++;
    }

    public void Publish(DateTimeOffset at)
    {
        if (!MayPublish) throw new InvalidOperationException("Only a frozen list is published, once.");
        PublishedAt = at;
        Version++;
    }
}
