using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>One sitting by one student. Open until it is submitted or its deadline has passed; after that nothing a candidate sends changes it.</summary>
internal sealed class Attempt : TenantEntity
{
    /// <summary>How long after the deadline an answer that was given in time may still arrive: a slow connection, not more time.</summary>
    public static readonly TimeSpan Transit = TimeSpan.FromSeconds(5);

    private Attempt() { }

    public Attempt(Guid assessmentId, Guid studentId, int number, DateTimeOffset startedAt, DateTimeOffset deadline, long seed) =>
        (AssessmentId, StudentId, Number, StartedAt, Deadline, Seed, LastSavedAt) = (assessmentId, studentId, number, startedAt, deadline, seed, startedAt);

    public Guid AssessmentId { get; private set; }
    public Guid StudentId { get; private set; }

    /// <summary>The student's first, second … attempt at this assessment.</summary>
    public int Number { get; private set; }

    public AttemptStatus Status { get; private set; } = AttemptStatus.InProgress;
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The server's: the time limit after the start, or the assessment's end if that is earlier.</summary>
    public DateTimeOffset Deadline { get; private set; }

    public DateTimeOffset LastSavedAt { get; private set; }

    /// <summary>When it was submitted or timed out, or null.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Decides every random choice of this attempt; never 0.</summary>
    public long Seed { get; private set; }

    /// <summary>What its questions count together.</summary>
    public decimal MaxPoints { get; set; }

    /// <summary>What was earned, rounded once to two places, not below 0; null while answers are being scored.</summary>
    public decimal? Points { get; private set; }

    public bool? Passed { get; private set; }

    /// <summary>Answers that an evaluator or a person has still to score.</summary>
    public int Pending { get; private set; }

    /// <summary>Those of them that wait for a person.</summary>
    public int ToReview { get; private set; }

    public List<AttemptQuestion> Questions { get; private set; } = [];

    /// <summary>Whether an answer that arrives now counts.</summary>
    public bool Takes(DateTimeOffset now) => Status == AttemptStatus.InProgress && now <= Deadline + Transit;

    /// <summary>Ends it. Callers hold the row, so that no answer comes in between.</summary>
    public void Close(AttemptStatus how, DateTimeOffset at)
    {
        if (Status != AttemptStatus.InProgress || how == AttemptStatus.InProgress) throw new InvalidOperationException($"An attempt that is {Status} does not become {how}.");
        (Status, ClosedAt) = (how, at);
    }

    /// <summary>Sums up what its questions earned; they are all loaded.</summary>
    public void Total(int passingPercent)
    {
        ToReview = Questions.Count(q => q.AwaitsPerson);
        Pending = ToReview + Questions.Count(q => q.AwaitsEvaluator);
        Points = Pending > 0 ? null : Score.Total(Questions.Select(q => q.Earned ?? 0));
        Passed = Points is { } points ? MaxPoints > 0 && points * 100 >= MaxPoints * passingPercent : null;
    }

    /// <summary>What keeps a student from starting now, as a sentence; null: nothing.</summary>
    public static string? WhyNot(Assessment assessment, int used, DateTimeOffset now)
    {
        if (assessment.Status != AssessmentStatus.Published) return "This assessment is no longer offered.";
        if (assessment.OpensAt > now) return "This assessment is not open yet. Its page says from when it can be started.";
        if (assessment.ClosesAt <= now) return "This assessment is closed: it can no longer be started.";
        return used >= assessment.MostAttempts ? "You have used every attempt at this assessment." : null;
    }

    /// <summary>Points out of <paramref name="max"/> in whole per cent, rounded down: 49.9 is not 50.</summary>
    public static int Percent(decimal points, decimal max) => max > 0 ? (int)Math.Floor(points * 100 / max) : 0;
}

internal enum AttemptStatus
{
    InProgress,
    Submitted,
    TimedOut,
}
