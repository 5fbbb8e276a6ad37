using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Ui.Schemas;

/// <summary>
/// Reads what <c>&lt;schema-form&gt;</c> posted back into JSON of the schema's shape, whatever was posted; what does not fit (letters in a number) stays in
/// as text, so that the check says so and the form shows it again.
/// </summary>
public static class SchemaForm
{
    /// <summary>What a new one starts with: the schema's defaults, and as many empty rows as its lists need.</summary>
    public static JsonElement Blank(JsonSchema schema) => JsonSerializer.SerializeToElement(SchemaBlank.Of(schema.Root, withRows: true));

    /// <summary>The value, without rows in which nothing was filled in and without optional parts that are empty.</summary>
    public static JsonElement Read(JsonSchema schema, IFormCollection form, string prefix) =>
        JsonSerializer.SerializeToElement(new SchemaPost(form, keepsBlankRows: false).Read(schema.Root, prefix));

    /// <summary>The value after a row's button was pressed (add, remove, up, down): show the form with it again. Null: none was pressed.</summary>
    public static SchemaEdit? Edit(JsonSchema schema, IFormCollection form, string prefix)
    {
        if (form[$"{prefix}.edit"] is not [{ Length: > 0 } edit, ..]) return null;
        var post = new SchemaPost(form, keepsBlankRows: true);
        var root = post.Read(schema.Root, prefix);
        var (verb, path) = edit.Split(':', 2) is [var first, var rest] ? (first, rest) : ("", "");
        var focus = post.Change(verb, path.Length == 0 ? prefix : $"{prefix}.{path}");
        return new SchemaEdit(JsonSerializer.SerializeToElement(root), focus);
    }

    /// <summary>Puts problems into the model's state, so that <c>&lt;error-summary /&gt;</c> lists them, each saying which field it means and leading there.</summary>
    public static void AddProblems(this ModelStateDictionary state, JsonSchema schema, string prefix, IEnumerable<DefinitionProblem> problems)
    {
        foreach (var problem in problems)
            state.AddModelError(problem.Path.Length == 0 ? prefix : $"{prefix}.{SchemaLines.FieldOf(schema.Root, problem.Path)}", Describe(schema, problem));
    }

    /// <summary>"Option 3, Text: Fill this in."</summary>
    internal static string Describe(JsonSchema schema, DefinitionProblem problem)
    {
        var names = SchemaWords.Trail(schema.Root, problem.Path);
        return names.Length == 0 ? problem.Message : $"{names}: {problem.Message}";
    }
}

/// <summary>A form after one of its buttons was pressed.</summary>
/// <param name="Value">What it holds now.</param>
/// <param name="Focus">The path of the row to go on with, for <c>focus="…"</c>.</param>
public sealed record SchemaEdit(JsonElement Value, string Focus);
