using System.Globalization;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>Rules in English, for the people who write them and those whom they keep out.</summary>
internal static class RuleWords
{
    private const string NotKnown = "not known", AddIt = "Add it to your profile";

    /// <summary>One condition or group in words, without a full stop: <c>CGPA of at least 7.50</c>.</summary>
    public static string Say(Rule rule) => rule switch
    {
        AllOf { Rules.Count: 0 } => "everyone",
        AllOf all => Join(all.Rules, "and"),
        AnyOf { Rules.Count: 0 } => "nobody",
        AnyOf any => Join(any.Rules, "or"),
        NoneOf { Rules.Count: 0 } => "everyone",
        NoneOf none => string.Join(" and ", none.Rules.Select(Not)),
        NumberRule { Fact: Facts.Verified } => "record verified by the college",
        NumberRule { Fact: Facts.ActiveBacklogs or Facts.PastBacklogs, Bound: Bound.AtMost, Value: 0 } number => $"no {Noun(number.Fact)}s",
        NumberRule { Fact: Facts.ActiveBacklogs or Facts.PastBacklogs } number => $"at {Side(number.Bound)} {Amount(number.Fact, number.Value)} {Noun(number.Fact)}{(number.Value == 1 ? "" : "s")}",
        NumberRule { Fact: Facts.Year } number => $"graduation in {Amount(number.Fact, number.Value)} or {(number.Bound == Bound.AtLeast ? "later" : "earlier")}",
        NumberRule number => $"{Label(number.Fact)} of at {Side(number.Bound)} {Amount(number.Fact, number.Value)}",
        ChoiceRule { Fact: Facts.Year } choice => $"graduation in {List(choice.Values, "or")}",
        ChoiceRule choice => $"{Label(choice.Fact).ToLowerInvariant()} {List(choice.Values, "or")}",
        SkillsRule skills when skills.AtLeast >= skills.Skills.Count => List(skills.Skills, "and"),
        SkillsRule skills => $"at least {skills.AtLeast} of {List(skills.Skills, "and")}",
        AssessmentRule assessment => $"at least {Percent(assessment.AtLeast)} in {assessment.Title}",
        _ => rule.GetType().Name,
    };

    /// <summary>A fact's name for people: <c>CGPA</c>.</summary>
    public static string Label(string fact) => fact switch
    {
        Facts.Degree => "Degree",
        Facts.Branch => "Branch",
        Facts.Year => "Graduation year",
        Facts.Cgpa => "CGPA",
        Facts.ActiveBacklogs => "Active backlogs",
        Facts.PastBacklogs => "Past backlogs",
        Facts.Marks10 => "10th marks",
        Facts.Marks12 => "12th marks",
        Facts.Skills => "Skills",
        Facts.Verified => "Verified record",
        _ => "Assessment score",
    };

    /// <summary>A value of a number fact as people write it: <c>7.50</c>, <c>2</c>, <c>60%</c>.</summary>
    public static string Amount(string fact, decimal value) => fact switch
    {
        Facts.Cgpa => value.ToString("0.00##", CultureInfo.InvariantCulture),
        Facts.Year or Facts.ActiveBacklogs or Facts.PastBacklogs or Facts.Verified or Facts.Skills => value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Percent(value),
    };

    /// <summary>What a condition is about, short enough for a chip: a fact, an assessment, or a whole group.</summary>
    public static string About(Missed missed) => missed.Rule switch
    {
        NumberRule number => Label(number.Fact),
        ChoiceRule choice => Label(choice.Fact),
        SkillsRule => Label(Facts.Skills),
        AssessmentRule assessment => assessment.Title,
        _ => Capital(missed.Wanted ? Say(missed.Rule) : Not(missed.Rule)),
    };

    /// <summary>A missed condition with what is the case and what would change it.</summary>
    public static Miss Tell(Missed missed, FactSheet facts)
    {
        var (actual, change) = missed.Wanted ? Wanted(missed.Rule, facts) : Unwanted(missed.Rule, facts);
        return new(missed.Wanted ? missed.Rule : new NoneOf([missed.Rule]), About(missed), Capital(missed.Wanted ? Say(missed.Rule) : Not(missed.Rule)), actual, change);
    }

    public static string Capital(string text) => text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static (string Actual, string Change) Wanted(Rule rule, FactSheet facts) => rule switch
    {
        NumberRule { Fact: Facts.Verified } => ("not verified", "Ask the placement office to verify your record"),
        NumberRule number when facts.Number(number.Fact) is { } actual => (Amount(number.Fact, actual), Change(number, actual)),
        ChoiceRule { Fact: Facts.Year } when facts.Number(Facts.Year) is { } year => (Amount(Facts.Year, year), "Only these years are asked for"),
        ChoiceRule choice when facts.Text(choice.Fact) is { } text => (text, $"Only {List(choice.Values, "and")} {(choice.Values.Count == 1 ? "is" : "are")} asked for"),
        SkillsRule skills when facts.Texts(Facts.Skills) is { } own => Skills(skills, own),
        AssessmentRule assessment => Score(assessment, facts.Number(Facts.Assessment(assessment.AssessmentId))),
        AllOf or AnyOf or NoneOf => Group(rule, facts),
        _ => (NotKnown, AddIt),
    };

    private static string Change(NumberRule number, decimal actual)
    {
        var gap = Math.Abs(number.Value - actual);
        var size = number.Fact is Facts.Cgpa or Facts.Year or Facts.ActiveBacklogs or Facts.PastBacklogs ? Amount(number.Fact, gap) : $"{gap.ToString("0.##", CultureInfo.InvariantCulture)} points";
        return number.Fact switch
        {
            Facts.Marks10 or Facts.Marks12 or Facts.PastBacklogs or Facts.Year => $"{size} {(number.Bound == Bound.AtLeast ? "too few" : "too many")}; it no longer changes",
            Facts.ActiveBacklogs when number.Bound == Bound.AtMost => $"Clear {size} active {(gap == 1 ? "backlog" : "backlogs")}",
            _ => $"{(number.Bound == Bound.AtLeast ? "Raise" : "Lower")} it by {size}",
        };
    }

    private static (string Actual, string Change) Skills(SkillsRule skills, IReadOnlyList<string> own)
    {
        var has = RuleEvaluation.Has(skills.Skills, own).ToList();
        var open = skills.Skills.Except(has, StringComparer.OrdinalIgnoreCase).ToList();
        var more = skills.AtLeast - has.Count;
        return (has.Count > 0 ? $"only {List(has, "and")}" : "none of them", more == open.Count ? $"Learn {List(open, "and")} and add {(more == 1 ? "it" : "them")} to your profile" : $"Learn {more} of {List(open, "and")} and add {(more == 1 ? "it" : "them")} to your profile");
    }

    private static (string Actual, string Change) Score(AssessmentRule rule, decimal? best) => best is { } percent
        ? (Percent(percent), $"{(rule.AtLeast - percent).ToString("0.##", CultureInfo.InvariantCulture)} points more in {rule.Title}")
        : ("not sat yet", $"Sit {rule.Title}");

    /// <summary>Several ways would do; the facts that are known say where the person stands.</summary>
    private static (string Actual, string Change) Group(Rule rule, FactSheet facts)
    {
        var inner = rule switch { AllOf all => all.Rules, AnyOf any => any.Rules, NoneOf none => none.Rules, _ => [] };
        var told = inner.Select(r => (About: About(new(r, true)), Told: Wanted(r, facts))).ToList();
        return (Cut(string.Join(", ", told.Select(t => t.Told.Actual).Distinct())), told.Count == 0 ? "Nothing fulfils it" : rule is AnyOf ? "One of these is enough" : "One of these must be otherwise");
    }

    private static (string Actual, string Change) Unwanted(Rule rule, FactSheet facts) => rule switch
    {
        NumberRule number => (facts.Number(number.Fact) is { } actual ? Amount(number.Fact, actual) : NotKnown, facts.Number(number.Fact) is null ? AddIt : "It must be otherwise"),
        ChoiceRule { Fact: Facts.Year } => (facts.Number(Facts.Year) is { } year ? Amount(Facts.Year, year) : NotKnown, facts.Number(Facts.Year) is null ? AddIt : "Closed to these years"),
        ChoiceRule choice => (facts.Text(choice.Fact) ?? NotKnown, facts.Text(choice.Fact) is { } text ? $"Closed to {text}" : AddIt),
        SkillsRule skills => facts.Texts(Facts.Skills) is { } own ? (List([.. RuleEvaluation.Has(skills.Skills, own)], "and"), "It must be otherwise") : (NotKnown, AddIt),
        AssessmentRule assessment => facts.Number(Facts.Assessment(assessment.AssessmentId)) is { } best ? (Percent(best), "It must be otherwise") : ("not sat yet", $"Sit {assessment.Title}"),
        _ => Group(rule, facts),
    };

    private static string Not(Rule rule) => rule switch
    {
        NumberRule { Bound: Bound.AtLeast } number => $"{Label(number.Fact)} below {Amount(number.Fact, number.Value)}",
        NumberRule number => $"{Label(number.Fact)} above {Amount(number.Fact, number.Value)}",
        ChoiceRule choice => $"{Label(choice.Fact).ToLowerInvariant()} other than {List(choice.Values, "and")}",
        AssessmentRule assessment => $"less than {Percent(assessment.AtLeast)} in {assessment.Title}",
        _ => $"not ({Say(rule)})",
    };

    private static string Join(IReadOnlyList<Rule> rules, string word) => string.Join($" {word} ", rules.Select(r => r is AllOf or AnyOf or NoneOf && rules.Count > 1 ? $"({Say(r)})" : Say(r)));

    /// <summary><c>A, B or C</c>.</summary>
    private static string List(IReadOnlyList<string> items, string word) => items.Count switch
    {
        0 => "nothing",
        1 => items[0].Trim(),
        _ => $"{string.Join(", ", items.Take(items.Count - 1).Select(i => i.Trim()))} {word} {items[^1].Trim()}",
    };

    private static string Percent(decimal value) => $"{value.ToString("0.##", CultureInfo.InvariantCulture)}%";

    private static string Side(Bound bound) => bound == Bound.AtLeast ? "least" : "most";

    private static string Noun(string fact) => fact == Facts.ActiveBacklogs ? "active backlog" : "past backlog";

    private static string Cut(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 199), "…");
}
