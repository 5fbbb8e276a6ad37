using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrepPlatform.Tests.Load.Exam;

/// <summary>A question as a page shows it.</summary>
internal sealed record PageQuestion(Guid Id, int Number, long Sequence, string Html);

/// <summary>Reads the page as <c>exam.js</c> does, and answers with what the controls offer.</summary>
internal static partial class ExamPage
{
    public static string Token(string html) => WebUtility.HtmlDecode(TokenPattern().Match(html).Groups[1].Value);

    public static IReadOnlyList<PageQuestion> Questions(string html) => [.. Article().Matches(html).Select(m => new PageQuestion(
        Guid.Parse(m.Groups[1].Value), Number(m.Groups[2].Value), Number(m.Groups[3].Value), m.Value))];

    /// <summary>Some answer, the <paramref name="turn"/>th of those that the control takes: the fields to post, and what must be kept.</summary>
    public static (List<KeyValuePair<string, string>> Fields, string Kept) Answer(PageQuestion question, int turn)
    {
        var prefix = $"q{question.Number}.";
        var values = Input().Matches(question.Html).Select(m => (Name: m.Groups[1].Value, Value: WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(f => (Name: f.Name[prefix.Length..], f.Value)).ToList();
        var selects = Select().Matches(question.Html).ToList();
        var json = selects.Count > 0 ? Pairs(selects, prefix, turn) : values.Exists(v => v.Name == "order") ? Order(values, turn) : Others(values, turn);
        return (ToFields(json, prefix), json.ToJsonString());
    }

    private static JsonObject Pairs(List<Match> selects, string prefix, int turn)
    {
        var pairs = new JsonObject();
        foreach (var (select, i) in selects.Select((s, i) => (s, i)))
        {
            var options = Option().Matches(select.Groups[2].Value).Select(o => o.Groups[1].Value).Where(o => o.Length > 0).ToList();
            pairs[select.Groups[1].Value[(prefix.Length + "pairs.".Length)..]] = options[(i + turn) % options.Count];
        }

        return new JsonObject { ["pairs"] = pairs };
    }

    private static JsonObject Order(List<(string Name, string Value)> values, int turn)
    {
        var items = values.Where(v => v.Name == "order").Select(v => v.Value).ToList();
        return new JsonObject { ["order"] = List(items.Skip(turn % items.Count).Concat(items.Take(turn % items.Count))) };
    }

    private static JsonObject Others(List<(string Name, string Value)> values, int turn)
    {
        var options = values.Where(v => v.Name == "selected").Select(v => v.Value).ToList();
        if (options.Count > 0) return new JsonObject { ["selected"] = List([options[turn % options.Count]]) };
        var blanks = values.Where(v => v.Name.StartsWith("blanks[", StringComparison.Ordinal)).ToList();
        return blanks.Count > 0
            ? new JsonObject { ["blanks"] = List(blanks.Select((_, i) => $"word {turn} {i}")) }
            : new JsonObject { ["value"] = $"{turn + 3}" };
    }

    private static List<KeyValuePair<string, string>> ToFields(JsonObject json, string prefix)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in json)
            if (value is JsonObject pairs) fields.AddRange(pairs.Select(p => KeyValuePair.Create($"{prefix}pairs.{p.Key}", p.Value!.GetValue<string>())));
            else if (value is JsonArray list) fields.AddRange(list.Select((v, i) => KeyValuePair.Create(name == "blanks" ? $"{prefix}blanks[{i}]" : prefix + name, v!.GetValue<string>())));
            else fields.Add(new(prefix + name, value!.GetValue<string>()));
        if (json.ContainsKey("order")) fields.Add(new($"{prefix}ordered", "1"));
        return fields;
    }

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("<meta name=\"csrf\" content=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();

    [GeneratedRegex("<article class=\"question\"[^>]*data-question=\"([^\"]+)\" data-number=\"(\\d+)\" data-sequence=\"(\\d+)\".*?</article>", RegexOptions.Singleline)]
    private static partial Regex Article();

    [GeneratedRegex("<input(?=[^>]* name=\"([^\"]+)\")(?=[^>]* value=\"([^\"]*)\")[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex Option();
}
