using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>Answers as forms: what a browser would have posted.</summary>
internal static class DemoAnswers
{
    public static FormCollection ToForm(JsonElement response, string prefix)
    {
        var fields = new Dictionary<string, StringValues>();
        foreach (var field in response.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Object)
                foreach (var pair in field.Value.EnumerateObject()) fields[$"{prefix}.pairs.{pair.Name}"] = pair.Value.GetString();
            else if (field.Name == "blanks")
                foreach (var (blank, i) in Texts(field.Value).Select((b, i) => (b, i))) fields[$"{prefix}.blanks[{i}]"] = blank;
            else fields[$"{prefix}.{field.Name}"] = field.Value.ValueKind == JsonValueKind.Array ? Texts(field.Value) : field.Value.GetString();
            if (field.Name == "order") fields[$"{prefix}.ordered"] = "1";
        }

        return new FormCollection(fields);
    }

    /// <summary>What somebody answers who does not know: now and then it is right.</summary>
    public static JsonElement Guess(Presentation presentation, Dice dice) => JsonSerializer.SerializeToElement<object>(presentation switch
    {
        ChoicePresentation choice => new { selected = new[] { choice.Options[dice.Next(choice.Options.Count)].Id } },
        GridPresentation grid => new { pairs = grid.Rows.ToDictionary(r => r.Id, _ => grid.Columns[dice.Next(grid.Columns.Count)].Id) },
        OrderPresentation order => new { order = dice.Shuffle(order.Items.Select(i => i.Id)) },
        NumberPresentation number => new { value = $"{dice.Next(90) + 10}{(number.Units.Count > 0 ? " " + number.Units[0] : "")}" },
        TextPresentation text => new { blanks = Enumerable.Repeat("not sure", text.Blanks) },
        _ => new { text = "I am not sure." },
    });

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString() ?? "")];
}
