using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Rules;

/// <summary>How an assessment is sat and scored.</summary>
internal sealed class RulesForm
{
    /// <summary>What a wrong answer may take away, as fractions of its question's points.</summary>
    public static readonly decimal[] Penalties = [0, 0.1m, 0.2m, 0.25m, 0.333333m, 0.5m, 1];

    [Required(ErrorMessage = "Give it a title: students see it.")]
    [PlainText(150)]
    public string Title { get; set; } = "";

    [PlainText(8000)]
    public string Instructions { get; set; } = "";

    [Range(1, 600, ErrorMessage = "Give students 1 to 600 minutes.")]
    public int TimeLimitMinutes { get; set; } = 60;

    [Range(1, 20, ErrorMessage = "Allow 1 to 20 attempts.")]
    public int MostAttempts { get; set; } = 1;

    [Range(0, 100, ErrorMessage = "The passing score is 0 to 100 per cent.")]
    public int PassingPercent { get; set; } = 50;

    [Range(0, 1, ErrorMessage = "A wrong answer takes away at most the question's points.")]
    public decimal Penalty { get; set; }

    public bool PartialCredit { get; set; }

    [Range(0, 100, ErrorMessage = "Have 0 to 100 per cent of the answers marked by two people.")]
    public int SecondMarkPercent { get; set; }

    [Range(0, 50, ErrorMessage = "Two marks may be 0 to 50 per cent apart.")]
    public int MarkTolerance { get; set; } = AssessmentRules.UsualTolerance;

    public bool ShuffleQuestions { get; set; }
    public bool ShuffleOptions { get; set; }

    [Range(1, 50, ErrorMessage = "Show 1 to 50 questions on a page.")]
    public int QuestionsPerPage { get; set; } = 1;

    /// <summary>On the reader's clock, or empty.</summary>
    [PlainText(20)]
    public string OpensAt { get; set; } = "";

    [PlainText(20)]
    public string ClosesAt { get; set; } = "";

    [EnumDataType(typeof(Reveal))]
    public Reveal ShowScore { get; set; }

    [EnumDataType(typeof(Reveal))]
    public Reveal ShowAnswers { get; set; }

    public int Version { get; set; }

    public static RulesForm Of(Assessment a, TimeZoneInfo zone) => new()
    {
        Title = a.Title, Instructions = a.Instructions, TimeLimitMinutes = a.TimeLimitMinutes, MostAttempts = a.MostAttempts, PassingPercent = a.PassingPercent, Penalty = a.Penalty,
        PartialCredit = a.PartialCredit,
        SecondMarkPercent = a.SecondMarkPercent, MarkTolerance = a.MarkTolerance, ShuffleQuestions = a.ShuffleQuestions, ShuffleOptions = a.ShuffleOptions, QuestionsPerPage = a.QuestionsPerPage,
        OpensAt = LocalTime.Write(a.OpensAt, zone), ClosesAt = LocalTime.Write(a.ClosesAt, zone), ShowScore = a.ShowScore, ShowAnswers = a.ShowAnswers, Version = a.Version,
    };

    public AssessmentRules Rules(DateTimeOffset? opens, DateTimeOffset? closes) => new(
        Title.Trim(), Instructions.TrimEnd(), TimeLimitMinutes, MostAttempts, PassingPercent, decimal.Round(Penalty, 6), PartialCredit,
        ShuffleQuestions, ShuffleOptions, QuestionsPerPage, opens, closes, ShowScore, ShowAnswers) { SecondMarkPercent = SecondMarkPercent, MarkTolerance = MarkTolerance };

    /// <summary>¼, or a decimal.</summary>
    public static string Fraction(decimal penalty) => penalty switch { 0.25m => "¼", 0.333333m => "⅓", 0.5m => "½", 1 => "1", _ => penalty.ToString("0.##", CultureInfo.CurrentCulture) };
}

/// <summary>When it can be sat, read from a form.</summary>
internal static class Window
{
    public const string NoTime = "Choose a day and a time that exist on your clock, or leave both empty.";

    /// <summary>The two instants, or the field that is wrong and why.</summary>
    public static (DateTimeOffset? Opens, DateTimeOffset? Closes, string Field, string Problem) Read(string opensAt, string closesAt, TimeZoneInfo zone)
    {
        if (!LocalTime.TryRead(opensAt, zone, out var opens)) return (null, null, "OpensAt", NoTime);
        if (!LocalTime.TryRead(closesAt, zone, out var closes)) return (null, null, "ClosesAt", NoTime);
        return closes <= opens ? (null, null, "ClosesAt", "It must end after it opens.") : (opens, closes, "", "");
    }
}

/// <summary>The form of the rules.</summary>
/// <param name="Form">What is edited.</param>
/// <param name="Assessment">What is stored.</param>
/// <param name="Zone">The clock that the times are on.</param>
internal sealed record RulesPage(RulesForm Form, Assessment Assessment, string Zone)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public RulesForm? Current { get; init; }
}
