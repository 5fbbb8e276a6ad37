using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>What every part of a form needs: how things are named, what is wrong, where to go on.</summary>
internal sealed class SchemaContext(string prefix, IReadOnlyList<DefinitionProblem> errors, string? focus, IStringLocalizer words)
{
    private readonly HashSet<string> boxes = new(StringComparer.Ordinal);
    private bool focused;

    public IStringLocalizer Words => words;

    public string NameOf(string path) => path.Length == 0 ? prefix : $"{prefix}.{path}";

    public string IdOf(string path) => Html.IdOf(NameOf(path));

    public string EditName => $"{prefix}.edit";

    public bool IsWrong(string path) => Problem(path) is not null;

    public bool HasWrongInside(string path) => errors.Any(e => e.Path.StartsWith(path, StringComparison.Ordinal));

    /// <summary>The sentence at a field, or null.</summary>
    public IHtmlContent? Error(string path) => Problem(path) is not { } problem ? null
        : Html.Tag("p", "form-error", ("id", $"{IdOf(path)}-error")).Holding(Html.Icon("octagon-alert"), " ", words[problem.Message].Value);

    /// <summary>Also a problem of a line, which stands in its list's one box.</summary>
    private DefinitionProblem? Problem(string path) =>
        errors.FirstOrDefault(e => e.Path == path) ?? (boxes.Contains(path) ? errors.FirstOrDefault(e => e.Path.StartsWith($"{path}[", StringComparison.Ordinal)) : null);

    /// <summary>The list at this path is one box, a value a line.</summary>
    public void IsBox(string path) => boxes.Add(path);

    /// <summary>Ids of what explains a field.</summary>
    public string? DescribedBy(string path, bool help) =>
        (IsWrong(path), help) switch { (true, true) => $"{IdOf(path)}-error {IdOf(path)}-help", (true, _) => $"{IdOf(path)}-error", (_, true) => $"{IdOf(path)}-help", _ => null };

    /// <summary><c>autofocus</c> for the first control at the path to go on with or inside it.</summary>
    public string? Autofocus(string path)
    {
        if (focused || string.IsNullOrEmpty(focus) || !(path == focus || path.StartsWith($"{focus}.", StringComparison.Ordinal))) return null;
        focused = true;
        return "autofocus";
    }

    public IHtmlContent? Help(SchemaNode node, string path) =>
        node.Description.Length == 0 ? null : Html.Tag("p", "form-help", ("id", $"{IdOf(path)}-help")).Holding(words[node.Description].Value);

    public TagBuilder Optional() => Html.Tag("span", "optional").Holding(words["optional"].Value);

    public static JsonElement? Child(JsonElement? value, string key) =>
        value is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(key, out var child) ? child : null;

    /// <summary>What an object holds under a name, or what is usual there.</summary>
    public static JsonElement? Child(JsonElement? value, string key, SchemaNode node) => Child(value, key) ?? node.Default;

    public static string TextOf(JsonElement? value) => value is not { } known ? "" : known.ValueKind switch
    {
        JsonValueKind.String => known.GetString()!,
        JsonValueKind.Number => known.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : known.GetRawText(),
        _ => "",
    };

    public static string Inside(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
