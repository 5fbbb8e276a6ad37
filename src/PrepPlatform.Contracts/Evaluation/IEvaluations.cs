using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Evaluation;

/// <summary>Has answers scored, and keeps every score that was ever given.</summary>
public interface IEvaluations
{
    /// <summary>
    /// Has answers scored. Those of instant types are scored at once; for the others the place in the result is null, work is queued and
    /// <see cref="EvaluationCompleted"/> tells when it is done. Everything is added to the caller's unit of work and saved with it.
    /// A subject and revision that were ordered before are ordered once.
    /// </summary>
    Task<IReadOnlyList<RecordedEvaluation?>> RequestAsync(IReadOnlyList<EvaluationOrder> orders, CancellationToken cancellation);

    /// <summary>Scores one answer now and keeps nothing: for authors who try a question. Waits for the plugin at most 10 seconds.</summary>
    Task<EvaluationResult> TryAsync(EvaluationOrder order, CancellationToken cancellation);

    /// <summary>Every evaluation of these subjects, the oldest first; the last one of a subject counts.</summary>
    Task<IReadOnlyList<RecordedEvaluation>> ReadAsync(string subjectKind, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation);

    /// <summary>How far queued work is: of these subjects those that are not scored yet, the oldest first.</summary>
    Task<IReadOnlyList<EvaluationProgress>> ProgressAsync(string subjectKind, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation);

    /// <summary>Adds a person's score to the caller's unit of work, after whatever was there.</summary>
    /// <param name="subject">What is scored.</param>
    /// <param name="given">The score, why and by whom.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<Result<RecordedEvaluation>> OverrideAsync(EvaluationSubject subject, PersonScore given, CancellationToken cancellation);

    /// <summary>
    /// Adds a copy of an evaluation to the caller's unit of work, for another subject or a further revision of its own: what was tried elsewhere counts here from
    /// now on. Of an evaluator one is kept for each revision.
    /// </summary>
    /// <param name="subject">What it is to count for.</param>
    /// <param name="type">The question type's id.</param>
    /// <param name="given">What was given.</param>
    /// <param name="reason">Why, told to the learner; at most 500 characters.</param>
    RecordedEvaluation Adopt(EvaluationSubject subject, string type, RecordedEvaluation given, string reason);
}

/// <summary>What is scored: the asking module's own row.</summary>
/// <param name="Kind">Named by the asking module, at most 40 characters: <c>attempt-question</c>.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Revision">Grows when the same row is to be scored anew.</param>
public sealed record EvaluationSubject(string Kind, Guid Id, int Revision);

/// <summary>An answer to be scored.</summary>
/// <param name="Subject">What it is scored for.</param>
/// <param name="Type">The question type's id.</param>
/// <param name="Definition">The question.</param>
/// <param name="Response">The answer.</param>
/// <param name="Arrangement">How the candidate saw the question.</param>
/// <param name="PersonId">Whose answer it is: nobody's queue grows at the cost of others'.</param>
public sealed record EvaluationOrder(
    EvaluationSubject Subject, string Type, JsonElement Definition, JsonElement Response, Arrangement Arrangement, Guid PersonId);

/// <summary>
/// How far queued work is. While it is scored, parts come one by one: each time, at most every tenth of a second, <see cref="ILive"/> is told on the topic
/// <see cref="Topic"/>.
/// </summary>
/// <param name="Subject">What is scored.</param>
/// <param name="QueuedAt">Since when it waits.</param>
/// <param name="Started">Whether a node is at it.</param>
/// <param name="Ahead">How many of the tenant's answers of this type were handed in before it and wait too; turns are fair, so it may come sooner.</param>
/// <param name="Parts">What is known of the score.</param>
public sealed record EvaluationProgress(EvaluationSubject Subject, DateTimeOffset QueuedAt, bool Started, int Ahead, IReadOnlyList<Criterion> Parts)
{
    /// <summary>How far long work is, from 0 to 1; 0 also where that is not known.</summary>
    public decimal Done { get; init; }

    /// <summary>What the machine lacks for it: a person may score it meanwhile, and it is scored by itself once that is there; null: nothing.</summary>
    public string? Awaits { get; init; }

    /// <summary>The topic that is told of the subject's progress and of its end.</summary>
    public static string Topic(string subjectKind, Guid subjectId) => $"evaluation:{subjectKind}:{subjectId:N}";
}

/// <summary>What a person gives.</summary>
/// <param name="Score">Fraction of the question's points, 0 to 1.</param>
/// <param name="Reason">Why, told to the learner; 3 to 500 characters.</param>
/// <param name="By">Who.</param>
public sealed record PersonScore(decimal Score, string Reason, Guid By)
{
    /// <summary>The parts as the person sees them, adding up to the score; null: those of the last evaluation stay.</summary>
    public IReadOnlyList<Criterion>? Criteria { get; init; }
}

/// <summary>A score that was given.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">What was scored.</param>
/// <param name="Result">The score and why.</param>
/// <param name="Evaluator">Who or what gave it: a plugin's id, or <c>person</c>.</param>
/// <param name="Version">The plugin's version; empty for a person.</param>
/// <param name="By">The person, or null.</param>
/// <param name="Reason">The person's reason, or why an evaluator's score took the place of another; or empty.</param>
/// <param name="At">When.</param>
public sealed record RecordedEvaluation(
    Guid Id, EvaluationSubject Subject, EvaluationResult Result, string Evaluator, string Version, Guid? By, string Reason, DateTimeOffset At);

/// <summary>Queued work is done: read the evaluation by its subject. Also told when nothing could be scored.</summary>
/// <param name="SubjectKind">The subject's kind.</param>
/// <param name="SubjectId">The subject.</param>
/// <param name="Revision">The subject's revision.</param>
/// <param name="EvaluationId">The evaluation.</param>
public sealed record EvaluationCompleted(string SubjectKind, Guid SubjectId, int Revision, Guid EvaluationId) : IEvent;
