using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice.Numbers;

/// <summary>What an author of a number can get wrong.</summary>
internal static class NumericCheck
{
    public static IEnumerable<DefinitionProblem> Find(JsonElement definition)
    {
        var units = definition.Texts("units");
        var others = Array.ConvertAll(definition.List("conversions"), c => c.Text("unit"));
        if (others.Length > 0 && units.Length == 0) yield return new("units", "Name the unit of the answer first: the other units are converted to it.");
        var seen = new Dictionary<string, string>();
        foreach (var (path, unit) in units.Select((u, i) => ($"units[{i}]", u)).Concat(others.Select((u, i) => ($"conversions[{i}].unit", u))))
        {
            var spelling = Spelling.OfUnit(unit);
            if (spelling.Length == 0) yield return new(path, "Write a unit, or take this out.");
            else if (char.IsAsciiDigit(spelling[0]) || spelling[0] is '.' or ',') yield return new(path, "A unit cannot start like a number: it could not be told from the answer.");
            else if (!seen.TryAdd(spelling, unit)) yield return new(path, $"This is the same as {seen[spelling]}: take it out.");
        }

        if (definition.Text("toleranceKind") == "relative" && definition.GetProperty("answer").GetDouble() == 0)
            yield return new("toleranceKind", "No part of 0 is anything: choose an absolute tolerance.");
    }
}
