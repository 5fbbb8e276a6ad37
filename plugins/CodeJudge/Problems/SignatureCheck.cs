using PrepPlatform.CodeJudge.Signatures;
using PrepPlatform.Evaluators;
using ValueType = PrepPlatform.CodeJudge.Signatures.ValueType;

namespace PrepPlatform.CodeJudge.Problems;

/// <summary>Whether a function can be written in every language, and called with what its cases hold.</summary>
internal static class SignatureCheck
{
    private const string NoType = "Write int, long, float, string or bool, perhaps with [] for a list of it or ? where it may be null: int[][], string?.";
    private const string NoName = "Choose a name of letters, digits and underscores that begins with a letter and is a word of no language.";

    /// <summary>A question with whole programs has tests, one with a function cases.</summary>
    public static IEnumerable<DefinitionProblem> Kinds(bool signature, bool tests, bool cases)
    {
        if (signature && tests) yield return new("tests", "A question with a function has cases instead of tests: take one of them out.");
        if (!signature && cases) yield return new("signature", "There are cases: describe the function that they call.");
    }

    public static IEnumerable<DefinitionProblem> Find(CodeProblem problem)
    {
        if (problem.Signature is not { } signature) yield break;
        if (!Signature.IsName(signature.Name)) yield return new("signature.name", NoName);
        if (ValueType.Parse(signature.Returns) is null) yield return new("signature.returns", NoType);
        for (var i = 0; i < signature.Parameters.Count; i++)
        {
            var parameter = signature.Parameters[i];
            if (!Signature.IsName(parameter.Name) || parameter.Name == signature.Name) yield return new($"signature.parameters[{i}].name", NoName);
            else if (signature.Parameters.Take(i).Any(p => p.Name == parameter.Name)) yield return new($"signature.parameters[{i}].name", "Another parameter has this name: change one of them.");
            if (ValueType.Parse(parameter.Type) is null) yield return new($"signature.parameters[{i}].type", NoType);
        }

        if (problem.Languages.Any(l => !signature.FitsLanguage(l))) yield return new("languages", "C has no value for null: take C out, or the question marks of the types.");
        if (signature.Types.Any(t => ValueType.Parse(t) is null)) yield break;
        for (var i = 0; i < problem.Tests.Count; i++)
            foreach (var wrong in Case(signature, problem.Tests[i], $"cases[{i}]")) yield return wrong;
    }

    private static IEnumerable<DefinitionProblem> Case(Signature signature, TestCase call, string path)
    {
        if (Values.Write(call.Input, signature) is null)
            yield return new($"{path}.arguments", $"Write a JSON array with a value for each parameter: {string.Join(", ", signature.Parameters.Select(p => $"{p.Name} is {p.Type}"))}.");
        if (call.Output is { } result && (Values.Parse(result) is not { } value || !Values.Fits(value, ValueType.Parse(signature.Returns)!)))
            yield return new($"{path}.result", $"Write what is returned as JSON: a value of the type {signature.Returns}.");
    }
}
