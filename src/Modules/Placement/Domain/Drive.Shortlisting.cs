using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

internal sealed partial class Drive
{
    /// <summary>The most that a list may be told to hold: each on it becomes a message to the company.</summary>
    public const int MostListed = 5000;

    /// <summary>When somebody asked for a shortlist that is not made yet, or null.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Guid? AskedBy { get; private set; }

    /// <summary>Whether shortlists are made of it now.</summary>
    public bool MayShortlist => Status is DriveStatus.Open or DriveStatus.Closed && RulesNumber > 0;

    /// <summary>Sets when the list is made and how many it holds at most.</summary>
    public Result<Drive> Schedule(string cron, int most, DateTimeOffset at)
    {
        if (!MayShortlist) return Result.Invalid<Drive>("", "Shortlists are made once the drive is open and has rules.");
        if (most is < 1 or > MostListed) return Result.Invalid<Drive>("Most", $"A shortlist holds 1 to {MostListed:N0}.");
        (Cron, MostShortlisted, ChangedAt) = (cron, most, at);
        Version++;
        return Result.Ok(this);
    }

    /// <summary>Notes that somebody waits for a list; another one who asks meanwhile waits for the same.</summary>
    public bool Ask(Guid by, DateTimeOffset at)
    {
        if (!MayShortlist) return false;
        (AskedAt, AskedBy) = (at, by);
        Version++;
        return true;
    }

    /// <summary>A list is made that was due then: whoever asked before has it, and is told here; null: the schedule made it.</summary>
    public Guid? Answer(DateTimeOffset due)
    {
        if (AskedAt is not { } asked || due < asked) return null;
        var by = AskedBy;
        (AskedAt, AskedBy) = (null, null);
        Version++;
        return by;
    }

    /// <summary>Notes which list is out; the schedule has done its work.</summary>
    public void Publish(Guid shortlist, DateTimeOffset at)
    {
        (PublishedShortlistId, Cron, ChangedAt) = (shortlist, "", at);
        Version++;
    }
}
