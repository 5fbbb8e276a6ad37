using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Model;
using PrepPlatform.Evaluators;
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

/// <summary>A question of one attempt: the revision it was given in, how it was shown, the answer that counts and what it earned.</summary>
internal sealed class AttemptQuestion : TenantEntity
{
    private AttemptQuestion() { }

    public AttemptQuestion(int position, int page, string section, QuestionRevision asked, string type, decimal points, long seed, bool shuffle, string presented)
    {
        (Position, Page, Section, Points, Seed, Shuffle, Presented) = (position, page, section, points, seed, shuffle, presented);
        (QuestionId, RevisionId, Type) = (asked.QuestionId, asked.Id, type);
    }

    public Guid AttemptId { get; private set; }

    /// <summary>From 1, through all sections.</summary>
    public int Position { get; private set; }

    /// <summary>From 1.</summary>
    public int Page { get; private set; }

    /// <summary>Its section's title.</summary>
    public string Section { get; private set; } = "";

    public Guid QuestionId { get; private set; }
    public Guid RevisionId { get; private set; }
    public string Type { get; private set; } = "";

    /// <summary>What it counts in this attempt.</summary>
    public decimal Points { get; private set; }

    public long Seed { get; private set; }
    public bool Shuffle { get; private set; }

    /// <summary>What the candidate was shown, as JSON of a <see cref="PrepPlatform.Evaluators.Presentation"/>.</summary>
    public string Presented { get; private set; } = "";

    /// <summary>What the names of its fields start with on the page.</summary>
    public string Prefix => PrefixOf(Position);

    public bool Flagged { get; set; }

    /// <summary>The answer that counts as JSON, or null: not answered. Every answer that came is in <see cref="SavedResponse"/>.</summary>
    public string? Response { get; private set; }

    /// <summary>The sender's number of that answer; higher ones win, of equal ones the first: the other sender hears so, and may send again.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Grows when it is to be scored anew.</summary>
    public int EvaluationRevision { get; private set; } = 1;

    /// <summary>How it was scored; null: not yet, or not answered.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Fraction of its points that the evaluator or a person gave, 0 to 1.</summary>
    public decimal? Fraction { get; private set; }

    /// <summary>Points after the assessment's rules (partial credit, penalty); may be below 0.</summary>
    public decimal? Earned { get; private set; }

    public bool AwaitsEvaluator => Response is not null && Outcome is null;

    /// <summary>An evaluator could not decide, so nothing is given or taken until a person has.</summary>
    public bool AwaitsPerson => Outcome is Evaluators.Outcome.NeedsReview or Evaluators.Outcome.NotEvaluable;

    public static string PrefixOf(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"q{position}");

    /// <summary>Takes an answer over unless a later one is here already; says whether it counts. Callers hold the attempt's row.</summary>
    public bool Take(long sequence, string? response, DateTimeOffset at)
    {
        if (sequence <= Sequence) return false;
        (Sequence, Response, SavedAt) = (sequence, response, at);
        return true;
    }

    /// <summary>Takes over what an evaluator gave, by the assessment's rules; or what a person gave, as it is: whoever says 0 means 0.</summary>
    public void Judge(RecordedEvaluation given, Assessment rules)
    {
        var score = Score.Of(given.Result.Score);
        (Outcome, Fraction) = (given.Result.Outcome, score.Fraction);
        Earned = given.Result.Outcome != Evaluators.Outcome.Scored ? null
            : given.By is not null ? score.Fraction * Points
            : score.Earn(Points, rules.PartialCredit, rules.Penalty);
    }

    /// <summary>The attempt ended without an answer: nothing is earned and nothing is taken away.</summary>
    public void LeaveOpen() => Earned = 0;
}
