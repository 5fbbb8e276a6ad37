using System.Text.Json;

namespace PrepPlatform.Evaluators;

/// <summary>One response to be scored.</summary>
/// <param name="Definition">The question with its key and its rubric; fits the type's schema.</param>
/// <param name="Response">The answer; fits the type's schema; at most 256 KiB.</param>
/// <param name="Arrangement">How the candidate saw the question: the ids that the response speaks in.</param>
/// <param name="Settings">The tenant's settings of this plugin, with defaults filled in; an empty object where there are none.</param>
/// <param name="Budget">How long it may take before the host gives up.</param>
public sealed record EvaluationRequest(JsonElement Definition, JsonElement Response, Arrangement Arrangement, JsonElement Settings, TimeSpan Budget)
{
    /// <summary>Answers to the same question that people have scored, at most 50, the latest first: what the evaluator may learn of how this question is marked.</summary>
    public IReadOnlyList<GradedAnswer> Graded { get; init; } = [];

    /// <summary>Told each part of the score as soon as it is known, so that the learner need not wait for all of them; null: nobody listens. The result holds them all again.</summary>
    public IProgress<Criterion>? Parts { get; init; }

    /// <summary>Told how far long work is, from 0 to 1; null: nobody listens.</summary>
    public IProgress<decimal>? Progress { get; init; }

    /// <summary>
    /// The files that the response names, by those names: paths on this machine of files that strangers made, there until the evaluation ends. A name that the
    /// response holds and that is missing here: there is no such file any more.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

/// <summary>An answer that a person has scored.</summary>
/// <param name="Response">The answer; fits the type's schema.</param>
/// <param name="Score">What the person gave, a fraction of the question's points, 0 to 1.</param>
public sealed record GradedAnswer(JsonElement Response, decimal Score);

/// <summary>What a score is worth.</summary>
public enum Outcome
{
    /// <summary>It counts.</summary>
    Scored,

    /// <summary>A suggestion: a person decides.</summary>
    NeedsReview,

    /// <summary>Nothing could be scored; the notes say why.</summary>
    NotEvaluable,
}

/// <summary>A scored and explained response.</summary>
public sealed record EvaluationResult
{
    /// <summary>Whether the score counts.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Fraction of the question's points, 0 to 1; 0 where nothing could be scored.</summary>
    public decimal Score { get; init; }

    /// <summary>How sure the evaluator is, 0 to 1. Rules are 1; the host sends what is below the tenant's bound to a person.</summary>
    public decimal Confidence { get; init; } = 1;

    /// <summary>
    /// The parts of the score, at most 200: their points add up to <see cref="Score"/> times the question's points, or to less than 0 where wrong
    /// choices take away more than there is and the score is 0. A part that earns 0 of 0 is a remark.
    /// </summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>For staff only, at most 1,000 characters; empty: nothing to say.</summary>
    public string Notes { get; init; } = "";

    /// <summary>The whole in the field's own short word, at most 8 characters: <c>AC</c>, <c>TLE</c>; empty: it has none.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>Where another type's evaluator is to go on; null: this is the end.</summary>
    public NextStep? Next { get; init; }

    /// <summary>What was heard where the answer was spoken; it stays with the score that a <see cref="Next"/> leads to. Null: nothing was, or it is no recording.</summary>
    public SpokenAnswer? Spoken { get; init; }

    /// <summary>
    /// What the machine lacks for this answer now, as an operator would call it: "a speech model". The host then asks for a person as with <see cref="Outcome.NeedsReview"/>, and asks
    /// the evaluator again from time to time, until it is there or a person has scored. Null: nothing.
    /// </summary>
    public string? Awaits { get; init; }

    /// <summary>Nothing could be scored.</summary>
    /// <param name="notes">Why, for staff.</param>
    public static EvaluationResult NotEvaluable(string notes) => new() { Outcome = Outcome.NotEvaluable, Confidence = 0, Notes = notes };
}

/// <summary>A part of a score, as the learner reads it.</summary>
/// <param name="Name">What was looked at, in plain words without Markdown: "Option: a stack", "Blank 2".</param>
/// <param name="Points">What it earned, in the question's points; below 0 where a wrong choice takes away.</param>
/// <param name="Max">What it could have earned; with 0 of 0 points it is a remark.</param>
/// <param name="Reason">Why, in one or two sentences to the learner, Markdown; at most 1,000 characters.</param>
public sealed record Criterion(string Name, decimal Points, decimal Max, string Reason)
{
    /// <summary>The learner's words that it rests on.</summary>
    public IReadOnlyList<EvidenceSpan> Evidence { get; init; } = [];

    /// <summary>How this part came out in the field's own short word, at most 8 characters: <c>AC</c>, <c>TLE</c>; empty: it has none.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>What the answer, a program, put out here and the learner may see, at most 16 Ki characters; empty: nothing.</summary>
    public string Output { get; init; } = "";

    /// <summary>What running the answer took here; null: it was not run.</summary>
    public ResourceUse? Used { get; init; }
}

/// <summary>What a run of a program took.</summary>
/// <param name="Milliseconds">Of processor time.</param>
/// <param name="Kilobytes">Of memory at its most, in units of 1,024 bytes.</param>
public sealed record ResourceUse(int Milliseconds, int Kilobytes);

/// <summary>A stretch of the response's text.</summary>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Note">What it shows, or empty.</param>
public sealed record EvidenceSpan(int Start, int Length, string Note);

/// <summary>The rest of the work, for another question type: what was heard goes on as a text.</summary>
/// <param name="Type">The question type's id.</param>
/// <param name="Definition">Its definition.</param>
/// <param name="Response">Its response.</param>
public sealed record NextStep(string Type, JsonElement Definition, JsonElement Response)
{
    /// <summary>How sure the score may be at most, 0 to 1, since the response itself is not sure.</summary>
    public decimal MostConfidence { get; init; } = 1;
}

/// <summary>What was heard in a spoken answer and how it was spoken. No part of a score.</summary>
/// <param name="Seconds">Length of the recording.</param>
/// <param name="Words">In the order in which they were spoken, at most 5,000; empty: no speech was heard, or nothing could transcribe it.</param>
/// <param name="Model">Name and version of what transcribed it; empty: nothing did.</param>
public sealed record SpokenAnswer(decimal Seconds, IReadOnlyList<HeardWord> Words, string Model)
{
    /// <summary>How it was spoken, at most 20 measures, each apart.</summary>
    public IReadOnlyList<DeliveryMeasure> Delivery { get; init; } = [];

    /// <summary>The text as the speaker corrected it; empty: it was not corrected. Where there is one, it is what was scored.</summary>
    public string Corrected { get; init; } = "";

    /// <summary>The text that was scored: as it was corrected, or as it was heard.</summary>
    public string Text() => Corrected.Length > 0 ? Corrected : string.Join(' ', Words.Select(w => w.Text));
}

/// <summary>A word that was heard. All words with a space between any two are the text that was scored.</summary>
/// <param name="Text">With the punctuation that belongs to it, at most 200 characters.</param>
/// <param name="Start">When it begins, in seconds from the recording's start.</param>
/// <param name="End">When it ends, in seconds.</param>
/// <param name="Confidence">How sure the model is of it, 0 to 1.</param>
public sealed record HeardWord(string Text, decimal Start, decimal End, decimal Confidence);

/// <summary>One thing about how something was spoken.</summary>
/// <param name="Name">For the learner: "Pace".</param>
/// <param name="Value">What was measured.</param>
/// <param name="Unit">Its unit, spelled out: "words a minute"; or empty.</param>
/// <param name="Low">Where the usual range begins, in the unit; null: there is no lower end.</param>
/// <param name="High">Where it ends; null: there is no upper end.</param>
/// <param name="Tip">What it means for the learner and what to do, one or two sentences without Markdown.</param>
public sealed record DeliveryMeasure(string Name, decimal Value, string Unit, decimal? Low, decimal? High, string Tip)
{
    /// <summary>Whether the value lies in its range.</summary>
    public bool IsUsual => !(Value < Low) && !(Value > High);
}
