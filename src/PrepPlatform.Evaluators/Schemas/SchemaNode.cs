using System.Text.Json;

namespace PrepPlatform.Evaluators.Schemas;

/// <summary>The kinds of values that a schema describes.</summary>
public enum SchemaKind
{
    /// <summary>Named values.</summary>
    Fields,

    /// <summary>Values one after another.</summary>
    List,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>One value's description in a <see cref="JsonSchema"/>.</summary>
public sealed class SchemaNode
{
    /// <summary>What it is.</summary>
    public required SchemaKind Kind { get; init; }

    /// <summary>Its label for people, or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>What to know before filling it in, or empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>How a text is written: <c>markdown</c>, <c>line</c> (the default) or <c>text</c> (several plain lines).</summary>
    public string Format { get; init; } = "line";

    /// <summary>What it is when nothing is said, or null.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>An object's values in the schema's order.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties { get; init; } = [];

    /// <summary>The values that an object must have.</summary>
    public IReadOnlySet<string> Required { get; init; } = new HashSet<string>();

    /// <summary>What an object's other values are (a map); null: there are none.</summary>
    public SchemaNode? Others { get; init; }

    /// <summary>What an array's values are.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>The texts that are allowed; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The choices in words, one each; empty: the choices themselves.</summary>
    public IReadOnlyList<string> ChoiceNames { get; init; } = [];

    /// <summary>The least length of a text, number of values or number itself.</summary>
    public decimal Least { get; init; } = decimal.MinValue;

    /// <summary>The greatest length of a text, number of values or number itself.</summary>
    public decimal Most { get; init; } = decimal.MaxValue;

    /// <summary>Whether <see cref="Least"/> itself is too little.</summary>
    public bool More { get; init; }
}
