using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Unit.Placement;

/// <summary>Rules and facts of every kind, for what holds of all of them.</summary>
internal static class AnyFacts
{
    public static readonly Guid Assessment = new("01900000-0000-7000-8000-000000000001");

    private static readonly string[] Words = ["SQL", "Python", "C#", "Civil", "Zoë", "a\"b", "<b>"];

    private static readonly string[] Numbers = [Facts.Cgpa, Facts.ActiveBacklogs, Facts.Marks12, Facts.Year, Facts.Verified, Facts.Assessment(Assessment)];

    /// <summary>Some of the facts, each with a value: a number, a text or several.</summary>
    public static Gen<(string Key, object Value)[]> Sheets =>
        from keys in Gen.Choose(0, 255)
        from numbers in Gen.ArrayOf(Gen.Choose(0, 12), Numbers.Length)
        from text in Gen.Elements(Words)
        from texts in Gen.ArrayOf(Gen.Elements(Words), 3)
        select Numbers.Select((n, i) => (n, (object)((decimal)numbers[i] / 2))).Append((Facts.Branch, text)).Append((Facts.Skills, texts.Distinct().ToArray()))
            .Where((_, i) => (keys >> i & 1) == 1).ToArray();

    public static Gen<Rule> Rules => Nested(3);

    public static FactSheet Sheet(IEnumerable<(string Key, object Value)> facts)
    {
        var sheet = new FactSheet();
        foreach (var (key, value) in facts)
            _ = value switch
            {
                decimal number => sheet.Set(key, number, DateTimeOffset.UnixEpoch),
                string text => sheet.Set(key, text, DateTimeOffset.UnixEpoch),
                _ => sheet.Set(key, (string[])value, DateTimeOffset.UnixEpoch),
            };
        return sheet;
    }

    public static Gen<Rule> Conditions => Gen.OneOf(
        from fact in Gen.Elements(Numbers[..5])
        from bound in Gen.Elements(Bound.AtLeast, Bound.AtMost)
        from value in Gen.Choose(0, 12)
        select (Rule)new NumberRule(fact, bound, (decimal)value / 2),
        from values in Gen.NonEmptyListOf(Gen.Elements(Words))
        select (Rule)new ChoiceRule(Facts.Branch, [.. values.Take(3)]),
        from skills in Gen.NonEmptyListOf(Gen.Elements(Words))
        from least in Gen.Choose(1, 3)
        select (Rule)new SkillsRule([.. skills.Distinct().Take(3)], Math.Min(least, skills.Distinct().Take(3).Count())),
        from least in Gen.Choose(0, 6)
        select (Rule)new AssessmentRule(Assessment, "Aptitude", least));

    private static Gen<Rule> Nested(int depth) => depth == 0 ? Conditions : Gen.OneOf(
        Conditions,
        from rules in Gen.NonEmptyListOf(Nested(depth - 1)) select (Rule)new AllOf([.. rules.Take(3)]),
        from rules in Gen.NonEmptyListOf(Nested(depth - 1)) select (Rule)new AnyOf([.. rules.Take(3)]),
        from rules in Gen.NonEmptyListOf(Nested(depth - 1)) select (Rule)new NoneOf([.. rules.Take(3)]));
}
