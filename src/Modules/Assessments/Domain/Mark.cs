using System.Text.Json;
using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>What one person gave for an answer that waited for people; never changed. What counts for the student is an evaluation that is made of it.</summary>
internal sealed class Mark : TenantEntity
{
    public const int PartsLength = 4000;

    private Mark() { }

    public Mark(AttemptQuestion answer, MarkKind kind, Guid by, decimal fraction, string reason, DateTimeOffset at)
    {
        (AttemptQuestionId, Revision, Kind, By, Reason, At) = (answer.Id, answer.EvaluationRevision, kind, by, reason, at);
        Fraction = Score.Of(fraction).Fraction;
        Suggested = answer.EvaluationId is not null && answer.GivenBy is null && answer.Outcome != Evaluators.Outcome.NotEvaluable ? answer.Fraction : null;
    }

    public Guid AttemptQuestionId { get; private set; }

    /// <summary>The answer's <see cref="AttemptQuestion.EvaluationRevision"/>: another starts anew.</summary>
    public int Revision { get; private set; }

    public MarkKind Kind { get; private set; }
    public Guid By { get; private set; }

    /// <summary>Of the question's points, 0 to 1.</summary>
    public decimal Fraction { get; private set; }

    /// <summary>What the evaluator suggested, 0 to 1; null: nothing.</summary>
    public decimal? Suggested { get; private set; }

    /// <summary>Points of each part as a JSON list, or empty: given as a whole.</summary>
    public string Parts { get; private set; } = "";

    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<decimal>? PartPoints
    {
        get => Parts.Length > 0 ? JsonSerializer.Deserialize<List<decimal>>(Parts) : null;
        init => Parts = value is null ? "" : JsonSerializer.Serialize(value);
    }
}

internal enum MarkKind
{
    /// <summary>The only one, or the first of two.</summary>
    First,

    /// <summary>Given without seeing the first.</summary>
    Second,

    /// <summary>A third person's word on two that are too far apart.</summary>
    Third,
}
