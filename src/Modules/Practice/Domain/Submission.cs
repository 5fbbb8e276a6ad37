using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Model;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Practice.Domain;

/// <summary>A program that was handed to the judge: tried on samples, submitted, or one of a problem's own solutions.</summary>
internal sealed class Submission : TenantEntity
{
    private Submission() { }

    public Submission(SubmissionKind kind, Guid problemId, Guid revisionId, Guid personId, string language, string source, DateTimeOffset at) =>
        (Kind, ProblemId, RevisionId, PersonId, Language, Source, At) = (kind, problemId, revisionId, personId, language, source, at);

    public SubmissionKind Kind { get; private set; }
    public Guid ProblemId { get; private set; }

    /// <summary>The revision that it is judged by.</summary>
    public Guid RevisionId { get; private set; }

    public Guid PersonId { get; private set; }
    public string Language { get; private set; } = "";
    public string Source { get; private set; } = "";

    /// <summary>Of a run: the input that its author gave; null: samples alone.</summary>
    public string? OwnInput { get; init; }

    /// <summary>Of a problem's own solution: what it is called; else empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Of a problem's own solution: whether it must pass.</summary>
    public bool MustPass { get; init; }

    public DateTimeOffset At { get; private set; }

    /// <summary>How often it was handed to the judge; the number of the evaluation that is awaited or counts.</summary>
    public int Round { get; private set; } = 1;

    public SubmissionState State { get; private set; } = SubmissionState.Waiting;

    /// <summary>The judge's short word; of one that is judged anew the word before.</summary>
    public string Verdict { get; private set; } = "";

    /// <summary>Fraction of the problem's points.</summary>
    public decimal Score { get; private set; }

    /// <summary>Whether every test passed.</summary>
    public bool Accepted { get; private set; }

    /// <summary>The longest test's processor time; null: not measured.</summary>
    public int? Milliseconds { get; private set; }

    /// <summary>The largest test's memory, in units of 1,024 bytes; null: not measured.</summary>
    public int? Kilobytes { get; private set; }

    /// <summary>What its evaluations are kept under.</summary>
    public EvaluationSubject Subject => new(SubjectKind(Kind), Id, Round);

    /// <summary>Whether it came out as its problem's author said.</summary>
    public bool IsAsExpected => State == SubmissionState.Judged && Accepted == MustPass;

    /// <summary>Whether a revision's own solutions show that its tests are sound: a reference passed, and every wrong one failed.</summary>
    public static bool Verify(IReadOnlyCollection<Submission> checks) => checks.Any(c => c.MustPass) && checks.All(c => c.IsAsExpected);

    public static string SubjectKind(SubmissionKind kind) => kind switch
    {
        SubmissionKind.Run => "practice-run",
        SubmissionKind.Check => "practice-check",
        _ => "practice-submission",
    };

    public static SubmissionKind? KindOf(string subjectKind) =>
        Enum.GetValues<SubmissionKind>().Where(k => SubjectKind(k) == subjectKind).Select(k => (SubmissionKind?)k).FirstOrDefault();

    /// <summary>Takes over what the judge found.</summary>
    public void Judge(EvaluationResult result)
    {
        var scored = result.Outcome == Outcome.Scored;
        State = scored ? SubmissionState.Judged : SubmissionState.Unjudged;
        (Verdict, Score, Accepted) = (result.Verdict, scored ? result.Score : 0, scored && result.Score >= 1);
        var used = result.Criteria.Select(c => c.Used).OfType<ResourceUse>().ToList();
        Milliseconds = used.Max(u => (int?)u.Milliseconds);
        Kilobytes = used.Max(u => (int?)u.Kilobytes);
    }

    /// <summary>Has it judged once more, perhaps by another revision; until then what was found before stands.</summary>
    public void JudgeAgain(Guid revisionId)
    {
        (RevisionId, State) = (revisionId, SubmissionState.Waiting);
        Round++;
    }
}

internal enum SubmissionKind
{
    /// <summary>Tried on samples or on an input of its author's; counts for nothing.</summary>
    Run,

    /// <summary>Held against every test.</summary>
    Submission,

    /// <summary>A problem's own solution, right or wrong.</summary>
    Check,
}

internal enum SubmissionState
{
    Waiting,
    Judged,

    /// <summary>The judge could not decide.</summary>
    Unjudged,
}
