using System.Globalization;
using System.Text.Json;

namespace PrepPlatform.Evaluators.Schemas;

/// <summary>Holds a value against a node; allocates only for what does not fit.</summary>
internal static class SchemaCheck
{
    public static void Check(SchemaNode node, JsonElement value, string path, ref List<DefinitionProblem>? problems, int most)
    {
        if (problems?.Count >= most) return;
        switch (node.Kind)
        {
            case SchemaKind.Fields when value.ValueKind == JsonValueKind.Object:
                CheckObject(node, value, path, ref problems, most);
                return;
            case SchemaKind.List when value.ValueKind == JsonValueKind.Array:
                CheckArray(node, value, path, ref problems, most);
                return;
            case SchemaKind.Text when value.ValueKind == JsonValueKind.String:
                CheckText(node, value, path, ref problems);
                return;
            case SchemaKind.Number or SchemaKind.WholeNumber when value.ValueKind == JsonValueKind.Number:
                CheckNumber(node, value, path, ref problems);
                return;
            case SchemaKind.YesNo when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return;
            default:
                Add(ref problems, path, $"This must be {Name(node.Kind)}.");
                return;
        }
    }

    private static void CheckObject(SchemaNode node, JsonElement value, string path, ref List<DefinitionProblem>? problems, int most)
    {
        foreach (var property in value.EnumerateObject())
        {
            if ((Find(node, property) ?? node.Others) is { } child) Check(child, property.Value, Inside(path, property.Name), ref problems, most);
            else Add(ref problems, Inside(path, property.Name), $"'{Short(property.Name)}' is not known here.");
        }

        foreach (var required in node.Required)
            if (!value.TryGetProperty(required, out _)) Add(ref problems, Inside(path, required), "This is missing.");
    }

    private static void CheckArray(SchemaNode node, JsonElement value, string path, ref List<DefinitionProblem>? problems, int most)
    {
        var count = value.GetArrayLength();
        if (count < node.Least) Add(ref problems, path, $"There must be at least {Say(node.Least)} of these.");
        if (count > node.Most)
        {
            Add(ref problems, path, $"There may be at most {Say(node.Most)} of these.");
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray()) Check(node.Items!, item, $"{path}[{index++}]", ref problems, most);
    }

    private static void CheckText(SchemaNode node, JsonElement value, string path, ref List<DefinitionProblem>? problems)
    {
        var text = value.GetString()!;
        if (text.Contains('\0', StringComparison.Ordinal)) Add(ref problems, path, "This holds a character that cannot be kept.");
        if (text.Length < node.Least) Add(ref problems, path, text.Length == 0 ? "Fill this in." : $"This must have at least {Say(node.Least)} characters.");
        if (text.Length > node.Most) Add(ref problems, path, $"This may have at most {Say(node.Most)} characters.");
        if (node.Choices.Count > 0 && !node.Choices.Contains(text)) Add(ref problems, path, $"Choose one of: {string.Join(", ", node.Choices)}.");
    }

    private static void CheckNumber(SchemaNode node, JsonElement value, string path, ref List<DefinitionProblem>? problems)
    {
        if (!value.TryGetDecimal(out var number)) Add(ref problems, path, "This number is too large, or too long.");
        else if (node.Kind == SchemaKind.WholeNumber && decimal.Truncate(number) != number) Add(ref problems, path, "This must be a whole number.");
        else if (number < node.Least || (node.More && number == node.Least)) Add(ref problems, path, $"This must be {(node.More ? "more than" : "at least")} {Say(node.Least)}.");
        else if (number > node.Most) Add(ref problems, path, $"This may be at most {Say(node.Most)}.");
    }

    /// <summary>Without making a string of the name where it is one of the few known ones.</summary>
    private static SchemaNode? Find(SchemaNode node, JsonProperty property)
    {
        foreach (var (name, child) in node.Properties)
            if (property.NameEquals(name)) return child;
        return null;
    }

    private static void Add(ref List<DefinitionProblem>? problems, string path, string message) => (problems ??= []).Add(new DefinitionProblem(path, message));

    private static string Inside(string path, string name) => path.Length == 0 ? Short(name) : $"{path}.{Short(name)}";

    private static string Short(string name) => name.Length > 40 ? name[..40] : name;

    private static string Say(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Name(SchemaKind kind) => kind switch
    {
        SchemaKind.Fields => "an object",
        SchemaKind.List => "a list",
        SchemaKind.Text => "a text",
        SchemaKind.WholeNumber => "a whole number",
        SchemaKind.YesNo => "yes or no",
        _ => "a number",
    };
}
