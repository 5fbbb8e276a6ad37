using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice.Blanks;

/// <summary>What an author of blanks can get wrong.</summary>
internal static partial class FillInCheck
{
    public static IEnumerable<DefinitionProblem> Find(JsonElement definition)
    {
        var blanks = Blank.ReadAll(definition);
        var problems = Places(definition.Prompt(), blanks.Length).Select(m => new DefinitionProblem("prompt", m)).ToList();
        for (var i = 0; i < blanks.Length; i++)
        {
            if (blanks[i].Accept.Length == 0) problems.Add(new($"blanks[{i}].accept", "Give at least one accepted answer."));
            problems.AddRange(Accepted(blanks[i]).Select(p => p with { Path = $"blanks[{i}].accept{p.Path}" }));
        }

        return problems;
    }

    private static IEnumerable<string> Places(string prompt, int count)
    {
        var named = Placeholder().Matches(prompt).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        if (named.Count == 0) yield break;
        foreach (var place in named.Where(n => n < 1 || n > count).Distinct()) yield return $"[[{place}]] has no blank: add one, or take it out of the question.";
        foreach (var twice in named.GroupBy(n => n).Where(g => g.Count() > 1)) yield return $"[[{twice.Key}]] stands in the question more than once.";
        foreach (var missing in Enumerable.Range(1, count).Except(named)) yield return $"Write [[{missing}]] where blank {missing} stands in the question.";
    }

    private static IEnumerable<DefinitionProblem> Accepted(Blank blank)
    {
        for (var i = 0; i < blank.Accept.Length; i++)
        {
            var index = i;
            if (string.IsNullOrWhiteSpace(blank.Accept[i])) yield return new($"[{i}]", "An accepted answer cannot be empty: write one, or take it out.");
            else if (Array.FindIndex(blank.Accept, a => new Blank([blank.Accept[index]], blank.CaseSensitive).Takes(a, withoutAccents: false)) < i)
                yield return new($"[{i}]", "An earlier answer covers this one: take it out.");
        }
    }

    [GeneratedRegex(@"\[\[(\d{1,3})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
