using System.ComponentModel.DataAnnotations;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

internal sealed class MarkForm
{
    /// <summary>Half of what the form's two places tell apart.</summary>
    public const decimal Half = 0.005m;

    private const string PointsRange = "Give from 0 to all of the points.";

    /// <summary>The evaluation that the page showed, or null: there was none.</summary>
    public Guid? Seen { get; set; }

    /// <summary>How many marks the answer had on the page: whoever saw none must not decide between two.</summary>
    public int Marks { get; set; }

    /// <summary>Points of each part, in the page's order.</summary>
    [MaxLength(200)]
    public List<decimal?> Parts { get; set; } = [];

    /// <summary>Points in all; null: the sum of the parts.</summary>
    public decimal? Points { get; set; }

    /// <summary>May be left out where the suggestion is confirmed.</summary>
    [StringLength(500, ErrorMessage = "Say why in at most 500 characters.")]
    public string Reason { get; set; } = "";

    /// <summary>Save and go on with the next.</summary>
    public bool Next { get; set; }

    /// <summary>Where the answer stood in the queue.</summary>
    [StringLength(90)]
    public string Place { get; set; } = "";

    /// <summary>The fraction that was given and, where they make it up, its parts.</summary>
    /// <param name="suggestion">What the evaluator says.</param>
    /// <param name="max">The question's points.</param>
    public Result<(decimal Fraction, IReadOnlyList<decimal>? Parts)> Read(RecordedEvaluation? suggestion, decimal max)
    {
        var offered = MarkParts.Of(suggestion?.Result.Criteria, max);
        var parts = offered.Count > 0 && Parts.Count == offered.Count && Parts.TrueForAll(p => p is not null) ? Parts.Select((p, i) => Exact(p!.Value, offered[i])).ToList() : null;
        for (var i = 0; i < (parts?.Count ?? 0); i++)
            if (parts![i] < 0 || parts[i] > offered[i].Max) return Result.Invalid<(decimal, IReadOnlyList<decimal>?)>($"Parts[{i}]", PointsRange);
        var whole = Points ?? parts?.Sum();
        if (whole is not { } points) return Result.Invalid<(decimal, IReadOnlyList<decimal>?)>(nameof(Points), offered.Count > 0 ? "Give points to each part, or to the whole." : "Enter the points.");
        // Parts that their maxima round up may come to a hair more than there is.
        if (Points is null) points = Math.Min(points, max);
        if (points < 0 || points > max) return Result.Invalid<(decimal, IReadOnlyList<decimal>?)>(nameof(Points), PointsRange);
        return Result.Ok<(decimal, IReadOnlyList<decimal>?)>((max == 0 ? 0 : Math.Round(points / max, Score.Places), parts is not null && Math.Abs(parts.Sum() - points) <= Half ? parts : null));
    }

    /// <summary>What stands in the form with two places is the suggested points, or all of them, with as many as they have.</summary>
    private static decimal Exact(decimal typed, Criterion offered) =>
        Math.Abs(typed - offered.Points) <= Half ? offered.Points : Math.Abs(typed - offered.Max) <= Half ? offered.Max : typed;
}
