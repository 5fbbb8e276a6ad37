using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.PluginConformance.Checks;

/// <summary>Everything that must hold for a question type.</summary>
internal static class TypeChecks
{
    /// <summary>Without these nothing else can be tried.</summary>
    public static IEnumerable<Check> First(TypeUnderTest type) =>
    [
        new("it says what it is, and its schemas can be read", () => Description(type)),
        new("its example fits its schemas, and its own check finds nothing", () => Example(type)),
    ];

    public static IEnumerable<Check> All(TypeUnderTest type) =>
    [
        new("the example's response scores in full", () => ScoringChecks.ExampleIsFull(type)),
        new("the best response fits the schema and scores in full, in every arrangement", () => ScoringChecks.BestIsFull(type)),
        new("an empty answer scores nothing", () => ScoringChecks.EmptyIsNothing(type)),
        new("what a candidate sees is of its control, and its ids are those of the response", () => PresentationChecks.FitsControl(type)),
        new("the same question and arrangement look the same, to another instance too", () => PresentationChecks.IsStable(type)),
        new("a candidate never sees the explanation, nor any feedback", () => PresentationChecks.HidesWords(type)),
        new("turning the key changes nothing that a candidate sees", () => PresentationChecks.HidesKey(type)),
        new("with a seed, ids and places say nothing of the key", () => PresentationChecks.IdsSayNothing(type)),
        new("no answer makes it throw, and every result adds up", () => ScoringChecks.AnyAnswer(type)),
        new("no definition makes its check throw", () => ScoringChecks.AnyDefinition(type)),
        new("the same answer scores the same, from eight threads at once", () => ScoringChecks.FromThreads(type)),
        new("it keeps its budget", () => ScoringChecks.KeepsBudget(type)),
    ];

    private static void Description(TypeUnderTest type)
    {
        var description = type.Description;
        Must.Hold(description is { Name.Length: > 0 and <= 60, Summary.Length: > 0 and <= 300 }, "It needs a name (at most 60 characters) and a summary (at most 300).");
        Must.Hold(type.DefinitionSchema.Root.Kind == SchemaKind.Fields && type.ResponseSchema.Root.Kind == SchemaKind.Fields, "Definition and response must be objects.");
        var (definition, properties) = (type.DefinitionSchema.Root, type.DefinitionSchema.Root.Properties.ToDictionary());
        Must.Hold(properties.GetValueOrDefault("prompt") is { Kind: SchemaKind.Text } && definition.Required.Contains("prompt"), "The definition must require 'prompt', a text.");
        Must.Hold(properties.GetValueOrDefault("points") is { Kind: SchemaKind.Number, Least: >= 0 } points && (points.More || points.Least > 0), "The definition must describe 'points', a number greater than 0 (exclusiveMinimum).");
        Must.Hold(properties.GetValueOrDefault("explanation") is { Kind: SchemaKind.Text }, "The definition must describe 'explanation', a text.");
        var nameless = Nodes("", definition).FirstOrDefault(n => n.Node.Title.Length == 0 && n.Path.Length > 0 && !n.Path.EndsWith("[]", StringComparison.Ordinal));
        Must.Hold(nameless.Node is null, $"'{nameless.Path}' needs a title: it becomes the label in the author's form.");
        if (Shape(description.Control) is { } shape)
            Must.Hold(type.ResponseSchema.Root.Properties.Any(p => p.Key == shape), $"The control {description.Control} answers with '{shape}', which the response's schema does not describe.");
    }

    private static void Example(TypeUnderTest type)
    {
        foreach (var definition in type.Definitions)
            Must.Lack(type.Problems(definition) is [var problem, ..] ? $"{problem.Path}: {problem.Message} In: {Cut(definition.GetRawText())}" : null);
        var response = System.Text.Json.JsonElement.Parse(type.Description.Example.Response);
        Must.Lack(type.ResponseSchema.Check(response) is [var misfit, ..] ? $"The response: {misfit.Path}: {misfit.Message}" : null);
    }

    private static IEnumerable<(string Path, SchemaNode Node)> Nodes(string path, SchemaNode node) => new[] { (path, node) }
        .Concat(node.Properties.SelectMany(p => Nodes(path.Length == 0 ? p.Key : $"{path}.{p.Key}", p.Value)))
        .Concat(node.Items is { } items ? Nodes($"{path}[]", items) : []);

    private static string? Shape(Control control) => control switch
    {
        Control.Choice => "selected",
        Control.Grid => "pairs",
        Control.Order => "order",
        Control.Number => "value",
        Control.Text => "blanks",
        Control.Essay => "text",
        Control.Code => "source",
        Control.Audio => "audio",
        _ => null,
    };

    public static string Cut(string text) => text.Length <= 300 ? text : $"{text[..300]}…";
}
