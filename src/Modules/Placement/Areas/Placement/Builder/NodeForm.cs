using System.Globalization;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Builder;

/// <summary>A group or a condition.</summary>
internal sealed class NodeForm
{
    public const string All = "all", Any = "any", None = "none", Assessment = "assessment";

    /// <summary>What conditions may be about, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        [Facts.Cgpa, Facts.ActiveBacklogs, Facts.PastBacklogs, Facts.Branch, Facts.Degree, Facts.Year, Facts.Marks10, Facts.Marks12, Facts.Skills, Assessment];

    /// <summary>A group's, or what a condition is about.</summary>
    [PlainText(20)]
    public string Kind { get; set; } = All;

    public int Depth { get; set; }

    [PlainText(10)]
    public string Bound { get; set; } = nameof(Domain.Rules.Bound.AtLeast);

    /// <summary>A number; of skills, how many of them.</summary>
    [PlainText(20)]
    public string Value { get; set; } = "";

    /// <summary>Those chosen of what exists.</summary>
    public List<string> Values { get; set; } = [];

    /// <summary>Further ones, with commas.</summary>
    [PlainText(2000)]
    public string Others { get; set; } = "";

    public Guid? AssessmentId { get; set; }

    /// <summary>An assessment's title as it was, where it is not offered any more.</summary>
    [PlainText(200)]
    public string Title { get; set; } = "";

    /// <summary>What a group gets next.</summary>
    [PlainText(20)]
    public string Add { get; set; } = "";

    public bool IsGroup => Kind is All or Any or None;

    /// <summary>All that is chosen, each once.</summary>
    public IReadOnlyList<string> Chosen =>
        [.. Values.Concat(Others.Split([',', ';', '\n'])).Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static NodeForm New(string kind, int depth, RuleOptions options) => kind switch
    {
        All or Any or None => new() { Kind = kind, Depth = depth },
        Facts.ActiveBacklogs or Facts.PastBacklogs => new() { Kind = kind, Depth = depth, Bound = nameof(Domain.Rules.Bound.AtMost), Value = "0" },
        Facts.Marks10 or Facts.Marks12 => new() { Kind = kind, Depth = depth, Value = "60" },
        Facts.Skills => new() { Kind = kind, Depth = depth, Value = "1" },
        Assessment => new() { Kind = kind, Depth = depth, Value = "60", AssessmentId = options.Assessments.Count > 0 ? options.Assessments[0].Id : null },
        Facts.Branch or Facts.Degree or Facts.Year => new() { Kind = kind, Depth = depth },
        _ => new() { Kind = Facts.Cgpa, Depth = depth, Value = "6.5" },
    };

    public static NodeForm Of(Rule rule, int depth) => rule switch
    {
        AnyOf => new() { Kind = Any, Depth = depth },
        NoneOf => new() { Kind = None, Depth = depth },
        NumberRule number => new() { Kind = number.Fact, Depth = depth, Bound = number.Bound.ToString(), Value = Write(number.Value) },
        ChoiceRule choice => new() { Kind = choice.Fact, Depth = depth, Values = [.. choice.Values] },
        SkillsRule skills => new() { Kind = Facts.Skills, Depth = depth, Values = [.. skills.Skills], Value = Write(skills.AtLeast) },
        AssessmentRule assessment => new() { Kind = Assessment, Depth = depth, AssessmentId = assessment.AssessmentId, Title = assessment.Title, Value = Write(assessment.AtLeast) },
        _ => new() { Kind = All, Depth = depth },
    };

    public Rule Read(string place, RuleOptions options, List<Problem> problems) => Kind switch
    {
        // A year given as a number is one that an older rule or another tenant asked for; the builder offers a choice.
        Facts.Branch or Facts.Degree => new ChoiceRule(Kind, Chosen),
        Facts.Year when Value.Length == 0 => new ChoiceRule(Kind, Chosen),
        Facts.Skills => new SkillsRule(Chosen, (int)Math.Clamp(Number(place, problems), 0, 1000)),
        Assessment => new AssessmentRule(AssessmentId ?? Guid.Empty, options.Assessments.FirstOrDefault(a => a.Id == AssessmentId)?.Title ?? Title, Number(place, problems)),
        _ => new NumberRule(Kind, Bound == nameof(Domain.Rules.Bound.AtMost) ? Domain.Rules.Bound.AtMost : Domain.Rules.Bound.AtLeast, Number(place, problems)),
    };

    internal static string Write(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    internal static decimal? ReadNumber(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000 ? number : null;

    private decimal Number(string place, List<Problem> problems)
    {
        if (ReadNumber(Value) is { } number) return number;
        problems.Add(new(place, Value.Trim().Length == 0 ? "Enter a number, or remove this condition." : "Enter a number, 7.5."));
        return 0;
    }
}
