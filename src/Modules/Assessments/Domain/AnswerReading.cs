using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Answers;

namespace PrepPlatform.Assessments.Domain;

/// <summary>Reads an answer from a posted form and refuses what the question never offered: then the answer before stays as it is.</summary>
internal sealed class AnswerReading(IQuestionTypes types)
{
    /// <summary>Longest response as JSON; a form that is larger is not read at all.</summary>
    public const int Longest = 262_144, LongestForm = 1_048_576;

    private const string Foreign = "This answer does not belong to this question, so it was not kept. Reload the page and answer again.";
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new();

    /// <summary>The response as JSON, null where the question is left open, or why it was not kept.</summary>
    public Result<string?> Read(string type, string presented, IFormCollection form, string prefix)
    {
        var presentation = JsonSerializer.Deserialize<Presentation>(presented)!;
        if (!Fits(presentation, form, prefix)) return Result.Invalid<string?>("", Foreign);
        if (ResponseForm.Read(presentation, form, prefix) is not { } response) return Result.Ok<string?>(null);
        var json = response.GetRawText();
        if (json.Length > Longest || presentation is EssayPresentation essay && TextOf(response, "text").Length > essay.MostCharacters
            || presentation is CodePresentation code && TextOf(response, "source").Length > code.MostCharacters)
            return Result.Invalid<string?>("", "This answer is too long, so it was not kept; the one before counts. Shorten it.");
        if (types.Find(type) is { } known && Schemas.GetOrAdd(known.Description.ResponseSchema, JsonSchema.Parse).Check(response).Count > 0)
            return Result.Invalid<string?>("", Foreign);
        return Result.Ok<string?>(json);
    }

    /// <summary>Whether everything that was posted for this question is something that its control posts.</summary>
    public static bool Fits(Presentation presentation, IFormCollection form, string prefix)
    {
        var posted = form.Keys.Where(k => k.StartsWith(prefix + ".", StringComparison.Ordinal)).ToDictionary(k => k[(prefix.Length + 1)..], k => form[k], StringComparer.Ordinal);
        posted.Remove("clear");
        return presentation switch
        {
            ChoicePresentation choice => Only(posted, "selected", choice.Options) && (choice.Several || posted.GetValueOrDefault("selected").Count <= 1),
            GridPresentation grid => posted.All(p => grid.Rows.Any(r => p.Key == $"pairs.{r.Id}") && p.Value.All(v => v is { Length: 0 } || Has(grid.Columns, v))),
            OrderPresentation order => posted.Keys.All(k => k is "order" or "ordered" or "move") && posted.GetValueOrDefault("order").All(v => Has(order.Items, v)),
            NumberPresentation => posted.Keys.All(k => k == "value"),
            TextPresentation text => posted.Keys.All(k => Enumerable.Range(0, text.Blanks).Any(i => k == $"blanks[{i}]")),
            CodePresentation code => posted.All(p => p.Key == "source" || p.Key == "language" && p.Value.All(v => code.Languages.Any(l => l.Id == v))),
            EssayPresentation => posted.Keys.All(k => k == "text"),
            AudioPresentation => posted.Keys.All(k => k == "audio"),
            _ => posted.Keys.All(k => k.StartsWith("form", StringComparison.Ordinal)),
        };
    }

    /// <summary>The recording that an answer names; null: it is none, or nothing was recorded.</summary>
    public static string? Recording(string presented, string response) =>
        JsonSerializer.Deserialize<Presentation>(presented) is AudioPresentation && TextOf(JsonElement.Parse(response), "audio") is { Length: > 0 } name ? name : null;

    private static bool Only(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> posted, string name, IReadOnlyList<PresentedItem> offered) =>
        posted.Keys.All(k => k == name) && posted.GetValueOrDefault(name).All(v => Has(offered, v));

    private static bool Has(IReadOnlyList<PresentedItem> offered, string? id) => offered.Any(o => o.Id == id);

    private static string TextOf(JsonElement response, string name) => response.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
