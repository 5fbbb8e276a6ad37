using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Ui.Answers;

/// <summary>Reads what <c>&lt;answer-control&gt;</c> posted back into a response. Whatever is posted, the response fits the control; its schema is still to be checked.</summary>
public static class ResponseForm
{
    private const string Up = "up:", Down = "down:";

    /// <summary>The response, with a pressed up or down button carried out; null: not answered, or cleared.</summary>
    public static JsonElement? Read(Presentation presentation, IFormCollection form, string prefix)
    {
        if (form.ContainsKey($"{prefix}.clear")) return null;
        var response = presentation switch
        {
            ChoicePresentation choice => Choice(choice, form, prefix),
            GridPresentation grid => Grid(grid, form, prefix),
            OrderPresentation order => Order(order, form, prefix),
            NumberPresentation => new JsonObject { ["value"] = One(form, $"{prefix}.value").Trim() },
            TextPresentation text => new JsonObject { ["blanks"] = List(Enumerable.Range(0, text.Blanks).Select(i => One(form, $"{prefix}.blanks[{i}]").Trim())) },
            EssayPresentation => new JsonObject { ["text"] = One(form, $"{prefix}.text") },
            CodePresentation code => Code(code, form, prefix),
            AudioPresentation => new JsonObject { ["audio"] = Said.Recording(One(form, $"{prefix}.audio")) },
            FormPresentation asked => JsonNode.Parse(SchemaForm.Read(JsonSchema.Parse(asked.Schema), form, $"{prefix}.form").GetRawText()),
            _ => null,
        };
        var read = response is null ? (JsonElement?)null : JsonSerializer.SerializeToElement(response);
        return IsAnswered(read) ? read : null;
    }

    /// <summary>Whether a button of the control itself was pressed (up, down, clear, a row of a form): keep the answer and show the same question again.</summary>
    public static bool StaysHere(IFormCollection form, string prefix) =>
        form.ContainsKey($"{prefix}.move") || form.ContainsKey($"{prefix}.clear") || form.ContainsKey($"{prefix}.form.edit");

    /// <summary>Whether it says anything: a selection, a pair, an order, a word, a number, a yes.</summary>
    public static bool IsAnswered(JsonElement? response) => response is { } said && said.ValueKind switch
    {
        JsonValueKind.Object => said.EnumerateObject().Any(p => IsAnswered(p.Value)),
        JsonValueKind.Array => said.EnumerateArray().Any(v => IsAnswered(v)),
        JsonValueKind.String => !string.IsNullOrWhiteSpace(said.GetString()),
        JsonValueKind.Number or JsonValueKind.True => true,
        _ => false,
    };

    /// <summary>Items after a press of <c>up:ID</c> or <c>down:ID</c>; as they are where that says nothing.</summary>
    public static IReadOnlyList<string> ApplyMove(IReadOnlyList<string> order, string move)
    {
        var step = move.StartsWith(Up, StringComparison.Ordinal) ? -1 : move.StartsWith(Down, StringComparison.Ordinal) ? 1 : 0;
        var moved = order.ToList();
        var at = step == 0 ? -1 : moved.IndexOf(move[(step < 0 ? Up : Down).Length..]);
        if (at < 0 || at + step < 0 || at + step >= moved.Count) return moved;
        (moved[at], moved[at + step]) = (moved[at + step], moved[at]);
        return moved;
    }

    private static JsonObject Choice(ChoicePresentation choice, IFormCollection form, string prefix)
    {
        var posted = form[$"{prefix}.selected"];
        var selected = choice.Options.Select(o => o.Id).Where(id => posted.Contains(id));
        return new JsonObject { ["selected"] = List(choice.Several ? selected : selected.Take(1)) };
    }

    private static JsonObject Grid(GridPresentation grid, IFormCollection form, string prefix)
    {
        var columns = grid.Columns.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var pairs = grid.Rows.Select(r => KeyValuePair.Create(r.Id, One(form, $"{prefix}.pairs.{r.Id}"))).Where(p => columns.Contains(p.Value));
        return new JsonObject { ["pairs"] = new JsonObject(pairs.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))) };
    }

    /// <summary>What the editor held at first is no answer.</summary>
    private static JsonObject? Code(CodePresentation code, IFormCollection form, string prefix)
    {
        var (source, posted) = (One(form, $"{prefix}.source"), One(form, $"{prefix}.language"));
        var language = code.Languages.FirstOrDefault(l => l.Id == posted) ?? code.Languages[0];
        if (string.IsNullOrWhiteSpace(source) || code.Languages.Any(l => l.Starter.ReplaceLineEndings("\n").Trim() == source.Trim())) return null;
        return new JsonObject { ["language"] = language.Id, ["source"] = source };
    }

    /// <summary>An order counts when the learner moved something or said that it is theirs.</summary>
    private static JsonObject? Order(OrderPresentation order, IFormCollection form, string prefix)
    {
        var move = One(form, $"{prefix}.move");
        if (move.Length == 0 && !form.ContainsKey($"{prefix}.ordered")) return null;
        var known = order.Items.Select(i => i.Id).ToList();
        var posted = form[$"{prefix}.order"].OfType<string>().Where(known.Contains).Distinct(StringComparer.Ordinal);
        return new JsonObject { ["order"] = List(ApplyMove([.. posted.Union(known, StringComparer.Ordinal)], move)) };
    }

    /// <summary>Browsers send line ends as two characters; places in a text are counted with one.</summary>
    private static string One(IFormCollection form, string name) => (form[name] is [{ } first, ..] ? first : "").ReplaceLineEndings("\n");

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);
}
