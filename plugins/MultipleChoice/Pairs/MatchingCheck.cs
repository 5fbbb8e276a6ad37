using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Pairs;

/// <summary>What an author of pairs can get wrong.</summary>
internal static class MatchingCheck
{
    public static IEnumerable<DefinitionProblem> Find(JsonElement definition)
    {
        var pairs = definition.List("pairs");
        string[] lefts = [.. pairs.Select(p => Words.Spaced(p.Text("left")))], rights = [.. pairs.Select(p => Words.Spaced(p.Text("right")))];
        for (var i = 0; i < lefts.Length; i++)
        {
            if (lefts[i].Length == 0) yield return new($"pairs[{i}].left", "Write something here, or take this pair out.");
            else if (Array.IndexOf(lefts, lefts[i]) < i) yield return new($"pairs[{i}].left", $"This says the same as pair {Array.IndexOf(lefts, lefts[i]) + 1}: change one of them.");
            if (rights[i].Length == 0) yield return new($"pairs[{i}].right", "Write what belongs to the left side.");
        }

        string[] others = [.. definition.Texts("distractors").Select(Words.Spaced)];
        for (var i = 0; i < others.Length; i++)
        {
            if (others[i].Length == 0) yield return new($"distractors[{i}]", "Write something here, or take it out.");
            else if (Array.IndexOf(rights, others[i]) is >= 0 and var pair) yield return new($"distractors[{i}]", $"This is the right side of pair {pair + 1}: it must belong to nothing.");
            else if (Array.IndexOf(others, others[i]) < i) yield return new($"distractors[{i}]", "This is here twice: take one out.");
        }

        if (rights.Concat(others).Distinct().Count() < 2) yield return new("pairs", "All right sides say the same, so there is nothing to choose: write at least two different ones.");
    }
}
