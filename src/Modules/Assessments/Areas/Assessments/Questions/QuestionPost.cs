using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>The definition that an editor posted: from its fields, or from the JSON that was pasted instead.</summary>
/// <param name="Value">The definition.</param>
/// <param name="Focus">The row to go on with, after a row's button.</param>
/// <param name="Stays">Whether a button of the form itself was pressed: show the form again, keep nothing.</param>
/// <param name="Problem">Why the pasted JSON cannot be read, or null.</param>
internal sealed record QuestionPost(JsonElement Value, string Focus, bool Stays, string? Problem)
{
    /// <summary>The button that puts pasted JSON into the fields.</summary>
    public const string Fill = "Fill";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static QuestionPost Read(IFormCollection form, string schema, QuestionForm fields)
    {
        var fits = JsonSchema.Parse(schema);
        if (!string.IsNullOrWhiteSpace(fields.Json)) return Pasted(fields.Json, form, fits);
        return SchemaForm.Edit(fits, form, QuestionForm.Definition) is { } edit
            ? new(edit.Value, edit.Focus, true, null)
            : new(SchemaForm.Read(fits, form, QuestionForm.Definition), "", false, null);
    }

    private static QuestionPost Pasted(string json, IFormCollection form, JsonSchema schema)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return new(document.RootElement.Clone(), "", form.ContainsKey(Fill), null);
        }
        catch (JsonException e)
        {
            return new(SchemaForm.Read(schema, form, QuestionForm.Definition), "", false, $"This is no JSON that can be read: line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}.");
        }
    }
}
