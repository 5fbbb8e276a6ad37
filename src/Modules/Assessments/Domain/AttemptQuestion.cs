using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Model;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

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

    /// <summary>What was said, as the learner wrote it down afterwards; null: the transcript stands. Earlier ones stay with the evaluations that were made of them.</summary>
    public string? Corrected { get; private set; }

    /// <summary>Grows when it is to be scored anew.</summary>
    public int EvaluationRevision { get; private set; } = 1;

    /// <summary>How it was scored; null: not yet, or not answered.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Fraction of its points that the evaluator or a person gave, 0 to 1.</summary>
    public decimal? Fraction { get; private set; }

    /// <summary>Points after the assessment's rules (partial credit, penalty); may be below 0.</summary>
    public decimal? Earned { get; private set; }

    /// <summary>The evaluation that counts, or that a person has to look at; null: none yet.</summary>
    public Guid? EvaluationId { get; private set; }

    /// <summary>How sure its evaluator was, 0 to 1; a person is.</summary>
    public decimal? Confidence { get; private set; }

    /// <summary>Since when it waits for a person; null: it does not.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }

    /// <summary>The person whose score counts, and when it was given; null: an evaluator's does.</summary>
    public Guid? GivenBy { get; private set; }

    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>The revision whose key it was scored by where that is not the one it was given in: a regrade's.</summary>
    public Guid? KeyRevisionId { get; private set; }

    /// <summary>Who has it open for marking, and until when that keeps others away.</summary>
    public Guid? MarkerId { get; private set; }

    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>The revision whose key counts.</summary>
    public Guid KeyId => KeyRevisionId ?? RevisionId;

    public bool IsFreeText => JsonSerializer.Deserialize<Presentation>(Presented) is EssayPresentation or AudioPresentation;

    public bool IsSpoken => JsonSerializer.Deserialize<Presentation>(Presented) is AudioPresentation;

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

    /// <summary>
    /// Takes over what an evaluator gave, by the assessment's rules; or what a person gave, as it is: whoever says 0 means 0. An answer that the rules want two
    /// people to mark waits for them, however sure its evaluator was; only a regrade, which has its reason, is decided by people otherwise.
    /// </summary>
    public void Judge(RecordedEvaluation given, Assessment rules)
    {
        var score = Score.Of(given.Result.Score);
        var person = given.By is not null;
        var outcome = given.Result.Outcome == Evaluators.Outcome.Scored && !person && given.Reason.Length == 0 && rules.WantsTwo(this) ? Evaluators.Outcome.NeedsReview : given.Result.Outcome;
        (Outcome, Fraction, Confidence, EvaluationId) = (outcome, score.Fraction, given.Result.Confidence, given.Id);
        (GivenBy, GivenAt) = (given.By, person ? given.At : null);
        Earned = outcome != Evaluators.Outcome.Scored ? null : person ? score.Fraction * Points : score.Earn(Points, rules.PartialCredit, rules.Penalty);
        WaitsSince = AwaitsPerson ? WaitsSince ?? given.At : null;
    }

    /// <summary>The answer as it is scored.</summary>
    public JsonElement ToScore()
    {
        var answer = JsonNode.Parse(Response!)!.AsObject();
        if (Corrected is not null) answer["corrected"] = Corrected;
        return JsonSerializer.SerializeToElement(answer);
    }

    /// <summary>Takes over what the learner says was said; it is to be scored anew.</summary>
    public void Correct(string text)
    {
        Corrected = text;
        EvaluationRevision++;
    }

    /// <summary>Makes room for an evaluation that takes the place of the one that counts.</summary>
    /// <param name="key">The revision whose key the new one is by.</param>
    /// <returns>What it is kept under.</returns>
    public int Renew(Guid key)
    {
        KeyRevisionId = key == RevisionId ? null : key;
        return ++EvaluationRevision;
    }

    /// <summary>Its marker is done with it.</summary>
    public void LetGo(Guid marker)
    {
        if (MarkerId == marker) (MarkerId, HeldUntil) = (null, null);
    }

    /// <summary>The attempt ended without an answer: nothing is earned and nothing is taken away.</summary>
    public void LeaveOpen() => Earned = 0;
}
