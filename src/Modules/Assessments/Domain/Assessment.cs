using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>A timed set of sections: Draft → In review → Published / Rejected → Archived. Only a draft or a rejected one is edited.</summary>
internal sealed partial class Assessment : TenantEntity, IVersioned
{
    private Assessment() { }

    public Assessment(string title, Guid authorId, DateTimeOffset at) => (Title, AuthorId, CreatedAt, SavedAt) = (title, authorId, at, at);

    public string Title { get; private set; } = "";

    /// <summary>What students read before they start, Markdown.</summary>
    public string Instructions { get; private set; } = "";

    public AssessmentStatus Status { get; private set; } = AssessmentStatus.Draft;
    public Guid AuthorId { get; private set; }

    public int TimeLimitMinutes { get; private set; } = 60;
    public int MostAttempts { get; private set; } = 1;

    /// <summary>0 to 100 per cent of the points.</summary>
    public int PassingPercent { get; private set; } = 50;

    /// <summary>What a wrong answer takes away, as a fraction of the question's points, 0 to 1.</summary>
    public decimal Penalty { get; private set; }

    /// <summary>Whether an answer that is partly right earns its part; else it earns nothing, and nothing is taken away.</summary>
    public bool PartialCredit { get; private set; } = true;

    /// <summary>Of how many of a hundred answers in free text two people give a mark without seeing each other's; 0: of none.</summary>
    public int SecondMarkPercent { get; private set; }

    /// <summary>How far apart two marks may be for their mean to count, in per cent of the question's points.</summary>
    public int MarkTolerance { get; private set; } = AssessmentRules.UsualTolerance;

    public bool ShuffleQuestions { get; private set; }
    public bool ShuffleOptions { get; private set; } = true;
    public int QuestionsPerPage { get; private set; } = 1;

    /// <summary>From when it can be started; null: from its publication.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    /// <summary>Until when it can be sat; an attempt ends then at the latest. Null: no end.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public Reveal ShowScore { get; private set; } = Reveal.AtOnce;

    /// <summary>When right answers, explanations and feedback are shown; never before the score.</summary>
    public Reveal ShowAnswers { get; private set; } = Reveal.AtOnce;

    /// <summary>The admin's note of the last review, or empty.</summary>
    public string ReviewNote { get; private set; } = "";

    public Guid? ReviewedBy { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; } = 1;
    public List<Section> Sections { get; private set; } = [];

    /// <summary>Revisions that fixed questions are kept to, by question; empty while it is edited.</summary>
    public IReadOnlyDictionary<Guid, Guid> Pins => CanBeEdited ? new Dictionary<Guid, Guid>()
        : Sections.SelectMany(s => s.Items).Where(i => i is { QuestionId: not null, RevisionId: not null }).ToDictionary(i => i.QuestionId!.Value, i => i.RevisionId!.Value);

    public bool CanBeEdited => Status is AssessmentStatus.Draft or AssessmentStatus.Rejected;

    /// <summary>Changes what it says and its rules.</summary>
    /// <exception cref="InvalidOperationException">It is in review, published or archived.</exception>
    public void Edit(AssessmentRules rules, DateTimeOffset at)
    {
        RequireEditable();
        (Title, Instructions) = (rules.Title, rules.Instructions);
        (TimeLimitMinutes, MostAttempts, PassingPercent, Penalty, PartialCredit) = (rules.TimeLimitMinutes, rules.MostAttempts, rules.PassingPercent, rules.Penalty, rules.PartialCredit);
        (ShuffleQuestions, ShuffleOptions, QuestionsPerPage) = (rules.ShuffleQuestions, rules.ShuffleOptions, rules.QuestionsPerPage);
        (OpensAt, ClosesAt, ShowScore, ShowAnswers) = (rules.OpensAt, rules.ClosesAt, rules.ShowScore, rules.ShowAnswers);
        (SecondMarkPercent, MarkTolerance) = (rules.SecondMarkPercent, rules.MarkTolerance);
        Touch(at);
    }

    /// <summary>Its sections or their questions changed.</summary>
    public void Touch(DateTimeOffset at)
    {
        RequireEditable();
        SavedAt = at;
        Version++;
    }

    /// <summary>Sends it for review with its fixed questions as they are now: what is approved is what is sat.</summary>
    /// <param name="revisions">The current revision of each fixed question.</param>
    /// <param name="at">When.</param>
    public void SubmitForReview(IReadOnlyDictionary<Guid, Guid> revisions, DateTimeOffset at)
    {
        RequireEditable();
        foreach (var item in Sections.SelectMany(s => s.Items).Where(i => !i.IsDraw)) item.Pin(revisions[item.QuestionId!.Value]);
        (Status, SubmittedAt, ReviewNote) = (AssessmentStatus.InReview, at, "");
        Version++;
    }

    /// <summary>Back to its author, by the author, while nobody has decided.</summary>
    public void Withdraw() => Move(AssessmentStatus.InReview, AssessmentStatus.Draft);

    public void Publish(Guid by, string note, DateTimeOffset at)
    {
        Move(AssessmentStatus.InReview, AssessmentStatus.Published);
        (ReviewedBy, ReviewNote, PublishedAt) = (by, note, at);
    }

    public void Reject(Guid by, string note)
    {
        Move(AssessmentStatus.InReview, AssessmentStatus.Rejected);
        (ReviewedBy, ReviewNote) = (by, note);
    }

    /// <summary>Nobody can start it any more; attempts under way go on to their end.</summary>
    public void Archive() => Move(AssessmentStatus.Published, AssessmentStatus.Archived);

    public void Unarchive() => Move(AssessmentStatus.Archived, AssessmentStatus.Published);

    /// <summary>Moves the window of a published one.</summary>
    public void Reschedule(DateTimeOffset? opensAt, DateTimeOffset? closesAt)
    {
        if (Status != AssessmentStatus.Published) throw new InvalidOperationException("Only a published assessment is rescheduled.");
        (OpensAt, ClosesAt) = (opensAt, closesAt);
        Version++;
    }

    public bool IsOpen(DateTimeOffset now) => Status == AssessmentStatus.Published && (OpensAt is null || OpensAt <= now) && (ClosesAt is null || now < ClosesAt);

    /// <summary>Whether two people are to mark an answer: decided by its id, so the same every time and by nobody.</summary>
    public bool WantsTwo(AttemptQuestion answer) => SecondMarkPercent > 0 && answer.Id.ToByteArray()[^1] * 100 < SecondMarkPercent * 256 && answer.IsFreeText;

    /// <summary>Whether something that is revealed then is revealed now.</summary>
    public bool Shows(Reveal reveal, DateTimeOffset now) => reveal == Reveal.AtOnce || (reveal == Reveal.AfterClose && ClosesAt + Attempt.Transit < now);

    private void RequireEditable()
    {
        if (!CanBeEdited) throw new InvalidOperationException($"An assessment that is {Status} is not edited.");
    }

    private void Move(AssessmentStatus from, AssessmentStatus to)
    {
        if (Status != from) throw new InvalidOperationException($"An assessment that is {Status} does not become {to}.");
        Status = to;
        Version++;
    }
}

/// <summary>What an author sets; see <see cref="Assessment"/> for the meanings.</summary>
internal sealed record AssessmentRules(
    string Title, string Instructions, int TimeLimitMinutes, int MostAttempts, int PassingPercent, decimal Penalty, bool PartialCredit,
    bool ShuffleQuestions, bool ShuffleOptions, int QuestionsPerPage, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, Reveal ShowScore, Reveal ShowAnswers)
{
    public const int UsualTolerance = 10;

    public int SecondMarkPercent { get; init; }

    public int MarkTolerance { get; init; } = UsualTolerance;
}

internal enum AssessmentStatus
{
    Draft,
    InReview,
    Published,
    Rejected,
    Archived,
}

/// <summary>When something is shown to those who sat it.</summary>
internal enum Reveal
{
    AtOnce,
    AfterClose,
    Never,
}
