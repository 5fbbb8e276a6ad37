using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>Any question of a type, with another one that differs from it in its key alone.</summary>
/// <param name="Type">The type's id.</param>
/// <param name="Definition">The question.</param>
/// <param name="OtherKey">It looks the same to a candidate and has another right answer.</param>
public sealed record AnyQuestion(string Type, JsonElement Definition, JsonElement OtherKey);

/// <summary>Makes questions that their type's check takes.</summary>
internal static class Definitions
{
    private static readonly string[] Texts = ["Stack", "a queue", "`x[i]`", "$x^2$", "naïve", "क", "1,000", "<b>", "O(n)\n\nlong", "\u202Eback", "\"q\"", "z"];

    public static Gen<AnyQuestion> Of(string type) => type switch
    {
        "single-choice" => Choices(type, 2, 8, correct: 1),
        "multiple-choice" => Choices(type, 2, 8, correct: null),
        "true-false" => Choices(type, 2, 2, correct: 1),
        "numeric" => Numbers(),
        "fill-in" => Blanks(),
        "matching" => Pairs(),
        _ => Orders(),
    };

    private static Gen<AnyQuestion> Choices(string type, int least, int most, int? correct) =>
        from texts in SomeTexts(least, most)
        from right in correct is { } one ? Gen.Constant(one) : Gen.Choose(1, texts.Length)
        from first in Gen.Shuffle(Enumerable.Range(0, texts.Length))
        from second in Gen.Shuffle(Enumerable.Range(0, texts.Length))
        from partial in Gen.Elements(true, false)
        from points in Points
        let several = type == "multiple-choice"
        select new AnyQuestion(type, Choice(texts, first[..right], several, partial, points), Choice(texts, second[..right], several, partial, points));

    private static JsonElement Choice(string[] texts, int[] right, bool several, bool partial, decimal points) => Questions.Json(new Dictionary<string, object>
    {
        ["prompt"] = "Which?", ["points"] = points, ["options"] = texts.Select((text, i) => new { text, correct = right.Contains(i), feedback = right.Contains(i) ? "Yes" : "No" }),
    }.Concat(several ? [KeyValuePair.Create<string, object>("partial", partial)] : []).ToDictionary());

    private static Gen<AnyQuestion> Numbers() =>
        from answer in Gen.Choose(-1_000_000, 1_000_000)
        from digits in Gen.Choose(0, 20)
        from tolerance in Gen.Elements(0, 0.1, 5)
        from relative in Gen.Elements("absolute", "relative")
        from units in Gen.Elements<string[]>([], ["m/s²"], ["km", "kilometre"], ["%"])
        from points in Points
        let value = answer == 0 ? 1 : answer / Math.Pow(10, digits)
        select new AnyQuestion("numeric",
            Questions.Json(new { prompt = "How much?", points, answer = value, tolerance, toleranceKind = relative, units }),
            Questions.Json(new { prompt = "How much?", points, answer = value + 7, tolerance = tolerance + 1, toleranceKind = relative, units }));

    private static Gen<AnyQuestion> Blanks() =>
        from texts in SomeTexts(1, 6)
        from capitals in Gen.Elements(true, false)
        from partial in Gen.Elements(true, false)
        from points in Points
        let prompt = string.Join(" ", texts.Select((_, i) => $"[[{i + 1}]]"))
        select new AnyQuestion("fill-in",
            Questions.Json(new { prompt, points, partial, blanks = texts.Select(t => new { accept = new[] { t }, caseSensitive = capitals }) }),
            Questions.Json(new { prompt, points, partial, blanks = texts.Reverse().Select(t => new { accept = new[] { $"not {t}", "other" } }) }));

    private static Gen<AnyQuestion> Pairs() =>
        from lefts in SomeTexts(2, 8)
        from rights in Gen.Choose(0, 3).ArrayOf(lefts.Length).Where(r => r.Distinct().Count() > 1)
        from other in Gen.Shuffle(rights)
        from partial in Gen.Elements(true, false)
        from points in Points
        select new AnyQuestion("matching", Matching(lefts, rights, partial, points), Matching(lefts, other, partial, points));

    private static Gen<AnyQuestion> Orders() =>
        from items in SomeTexts(2, 8)
        from other in Gen.Shuffle(items)
        from partial in Gen.Elements(true, false)
        from points in Points
        select new AnyQuestion("ordering", Questions.Json(new { prompt = "Order?", points, items, partial }), Questions.Json(new { prompt = "Order?", points, items = other, partial }));

    private static JsonElement Matching(string[] lefts, int[] rights, bool partial, decimal points) => Questions.Json(new
    {
        prompt = "Which?", points, partial, distractors = new[] { "None" }, pairs = lefts.Select((left, i) => new { left, right = $"R{rights[i]}" }),
    });

    private static Gen<decimal> Points => Gen.Elements(1m, 0.5m, 3m, 7m, 0.01m, 1000m);

    private static Gen<string[]> SomeTexts(int least, int most) =>
        from count in Gen.Choose(least, most)
        from texts in Gen.Shuffle(Texts)
        select texts.Take(count).ToArray();
}
