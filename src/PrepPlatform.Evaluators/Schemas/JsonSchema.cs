using System.Text.Json;

namespace PrepPlatform.Evaluators.Schemas;

/// <summary>
/// The part of JSON Schema 2020-12 that question types, responses and settings are described with, small enough that forms can be made from it:
/// <c>type</c> (one name), <c>title</c>, <c>description</c>, <c>default</c>, <c>properties</c>, <c>required</c>, <c>additionalProperties</c> (false, or a schema),
/// <c>items</c>, <c>minItems</c>, <c>maxItems</c>, <c>minLength</c>, <c>maxLength</c>, <c>minimum</c>, <c>exclusiveMinimum</c>, <c>maximum</c>, <c>enum</c> (texts) with
/// <c>enumNames</c>, and <c>format</c> (<c>line</c>, <c>text</c>, <c>markdown</c>). Objects are closed unless <c>additionalProperties</c> is a schema, and every text needs a
/// <c>maxLength</c>, every array a <c>maxItems</c>: what strangers fill in has limits.
/// </summary>
public sealed class JsonSchema
{
    private const int MostProblems = 20;

    private JsonSchema(SchemaNode root) => Root = root;

    /// <summary>The outermost value's description.</summary>
    public SchemaNode Root { get; }

    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonSchemaException">It is no JSON, or uses what is not in this part; the message says where and what.</exception>
    public static JsonSchema Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new JsonSchema(SchemaReader.Read(document.RootElement, "#"));
        }
        catch (JsonException e)
        {
            throw new JsonSchemaException($"The schema is no JSON: {e.Message}");
        }
    }

    /// <summary>What does not fit, each with its path and a sentence for people; at most 20, empty when all does.</summary>
    public IReadOnlyList<DefinitionProblem> Check(JsonElement value)
    {
        var check = new SchemaCheck(MostProblems);
        check.Check(Root, value);
        return check.Problems ?? (IReadOnlyList<DefinitionProblem>)[];
    }
}

/// <summary>A schema that cannot be used.</summary>
public sealed class JsonSchemaException(string message) : Exception(message);
