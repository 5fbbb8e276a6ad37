using System.Text.Json;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>Whether a rule and a ranking make sense, before they are kept. Fields name the place: <c>Rule.0.2</c> is the third condition of the first group.</summary>
internal static class RuleCheck
{
    private const int MostChoices = 50, MostSkills = 30, LongestText = 100;

    /// <summary>Reads what a builder or another tenant sent, without trusting it.</summary>
    public static Result<Rule> Read(string json)
    {
        if (json.Length > Rule.MostText) return Result.Invalid<Rule>("Rule", "These rules are too long; use fewer conditions.");
        try
        {
            var rule = JsonSerializer.Deserialize<Rule>(json, Rule.Json);
            if (rule is null) return Result.Invalid<Rule>("Rule", "There are no rules in it.");
            return Problems(rule) is { Count: > 0 } problems ? Result.Invalid<Rule>(problems) : Result.Ok(rule);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return Result.Invalid<Rule>("Rule", "These rules cannot be read.");
        }
    }

    /// <summary>What is wrong with it; empty where nothing is.</summary>
    public static IReadOnlyList<Problem> Problems(Rule rule)
    {
        var problems = new List<Problem>();
        var count = Check(rule, "Rule", 1, problems);
        if (count > Rule.MostConditions) problems.Add(new("Rule", $"There are at most {Rule.MostConditions} conditions."));
        if (problems.Count == 0 && rule.Write().Length > Rule.MostText) problems.Add(new("Rule", "These rules are too long; use fewer or shorter conditions."));
        return problems;
    }

    private static int Check(Rule? rule, string place, int depth, List<Problem> problems)
    {
        switch (rule)
        {
            case AllOf all: return Group(all.Rules, place, depth, problems, mayBeEmpty: depth == 1);
            case AnyOf any: return Group(any.Rules, place, depth, problems, mayBeEmpty: false);
            case NoneOf none: return Group(none.Rules, place, depth, problems, mayBeEmpty: false);
            case NumberRule number: problems.AddRange(Number(number.Fact, place, number.Value)); break;
            case ChoiceRule choice: problems.AddRange(Choice(choice, place)); break;
            case SkillsRule skills: problems.AddRange(Skills(skills, place)); break;
            case AssessmentRule assessment: problems.AddRange(Assessment(assessment, place)); break;
            default: problems.Add(new(place, "This condition is not known here.")); break;
        }

        return 1;
    }

    private static int Group(IReadOnlyList<Rule>? rules, string place, int depth, List<Problem> problems, bool mayBeEmpty)
    {
        if (rules is null or { Count: 0 } && !mayBeEmpty || rules is null) problems.Add(new(place, "Add a condition to this group, or remove it."));
        if (depth > Rule.MostDepth) problems.Add(new(place, $"Groups stand at most {Rule.MostDepth} deep in one another."));
        if (rules is null || depth > Rule.MostDepth) return 0;
        return rules.Select((r, i) => Check(r, $"{place}.{i}", depth + 1, problems)).Sum();
    }

    private static IEnumerable<Problem> Number(string? fact, string place, decimal value)
    {
        var (from, to, what) = fact switch
        {
            Facts.Cgpa => (0m, 10m, "A CGPA is from 0 to 10, on a scale of 10."),
            Facts.Marks10 or Facts.Marks12 => (0, 100, "Marks are from 0 to 100 per cent."),
            Facts.ActiveBacklogs or Facts.PastBacklogs => (0, 99, "Enter a number of backlogs, 0 to 99."),
            Facts.Year => (1950, 2100, "Enter a year of four digits."),
            Facts.Verified => (0, 1, "A record is verified or not."),
            _ => (1, 0, "This fact is not a number that rules may use."),
        };
        if (value < from || value > to) yield return new(place, what);
        else if (decimal.Round(value, 4) != value) yield return new(place, "Enter at most four decimal places.");
    }

    private static IEnumerable<Problem> Choice(ChoiceRule choice, string place)
    {
        if (choice.Fact is not (Facts.Degree or Facts.Branch or Facts.Year)) yield return new(place, "Choose among degrees, branches or graduation years.");
        else if (choice.Values is null or { Count: 0 or > MostChoices } || choice.Values.Any(IsBad)) yield return new(place, $"Name 1 to {MostChoices}, each of at most {LongestText} characters.");
        else if (choice.Fact == Facts.Year && !choice.Values.All(v => int.TryParse(v, out var year) && year is >= 1950 and <= 2100)) yield return new(place, "Enter years of four digits.");
    }

    private static IEnumerable<Problem> Skills(SkillsRule skills, string place)
    {
        if (skills.Skills is null or { Count: 0 or > MostSkills } || skills.Skills.Any(IsBad)) yield return new(place, $"Name 1 to {MostSkills} skills, each of at most {LongestText} characters.");
        else if (skills.AtLeast < 1 || skills.AtLeast > skills.Skills.Distinct(StringComparer.OrdinalIgnoreCase).Count()) yield return new(place, "Ask for at least one of them, and for no more than there are.");
    }

    private static IEnumerable<Problem> Assessment(AssessmentRule rule, string place)
    {
        if (rule.AssessmentId == Guid.Empty || string.IsNullOrWhiteSpace(rule.Title) || rule.Title.Length > 200) yield return new(place, "Choose an assessment.");
        if (rule.AtLeast is < 0 or > 100) yield return new(place, "A score is from 0 to 100 per cent.");
    }

    private static bool IsBad(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText;
}
