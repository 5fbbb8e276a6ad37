using System.Globalization;
using System.Text.Json;

namespace PrepPlatform.Evaluators.Schemas;

/// <summary>Holds a value against a node; allocates for what does not fit, and for texts. Paths are made on the way back, where there are problems.</summary>
internal ref struct SchemaCheck(int most)
{
    private const int MostOnStack = 32, Unknown = -1, Unreadable = -2;
    private const string BadCharacter = "This holds a character that cannot be kept.";

    /// <summary>What does not fit; null: all does.</summary>
    public List<DefinitionProblem>? Problems { get; private set; }

    private readonly int Count => Problems?.Count ?? 0;

    public void Check(SchemaNode node, JsonElement value)
    {
        if (Count >= most) return;
        switch (node.Kind, value.ValueKind)
        {
            case (SchemaKind.Fields, JsonValueKind.Object):
                CheckObject(node, value);
                return;
            case (SchemaKind.List, JsonValueKind.Array):
                CheckArray(node, value);
                return;
            case (SchemaKind.Text, JsonValueKind.String):
                CheckText(node, value);
                return;
            case (SchemaKind.Number or SchemaKind.WholeNumber, JsonValueKind.Number):
                CheckNumber(node, value);
                return;
            case (SchemaKind.YesNo, JsonValueKind.True or JsonValueKind.False):
                return;
            default:
                Add("", $"This must be {Name(node.Kind)}.");
                return;
        }
    }

    private void CheckObject(SchemaNode node, JsonElement value)
    {
        var known = node.Properties;
        Span<bool> seen = known.Count <= MostOnStack ? stackalloc bool[known.Count] : new bool[known.Count];
        foreach (var property in value.EnumerateObject())
        {
            var (place, from) = (Find(known, property, out var name), Count);
            if (place == Unreadable) Add("", "A name in here holds a character that cannot be kept.");
            else if (place >= 0 && seen[place]) Add("", "This is here twice.");
            else if ((place >= 0 ? known[place].Value : node.Others) is { } child) Check(child, property.Value);
            else Add("", $"'{Short(name)}' is not known here.");
            if (place >= 0) seen[place] = true;
            if (Count > from) Within(from, Short(name));
        }

        if (node.Required.Count == 0) return;
        for (var i = 0; i < known.Count; i++)
            if (!seen[i] && node.Required.Contains(known[i].Key)) Add(known[i].Key, "This is missing.");
    }

    private void CheckArray(SchemaNode node, JsonElement value)
    {
        var count = value.GetArrayLength();
        if (count < node.Least) Add("", $"There must be at least {Say(node.Least)} of these.");
        if (count > node.Most)
        {
            Add("", $"There may be at most {Say(node.Most)} of these.");
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var from = Count;
            Check(node.Items!, item);
            if (Count > from) Within(from, $"[{index.ToString(CultureInfo.InvariantCulture)}]");
            index++;
        }
    }

    private void CheckText(SchemaNode node, JsonElement value)
    {
        if (!TryRead(value, out var text) || text.Contains('\0', StringComparison.Ordinal)) Add("", BadCharacter);
        else if (text.Length < node.Least) Add("", text.Length == 0 ? "Fill this in." : $"This must have at least {Say(node.Least)} characters.");
        else if (text.Length > node.Most) Add("", $"This may have at most {Say(node.Most)} characters.");
        else if (node.Choices.Count > 0 && !node.Choices.Contains(text)) Add("", $"Choose one of: {string.Join(", ", node.Choices)}.");
    }

    private void CheckNumber(SchemaNode node, JsonElement value)
    {
        if (!value.TryGetDecimal(out var number)) Add("", "This number is too large, or too long.");
        else if (node.Kind == SchemaKind.WholeNumber && decimal.Truncate(number) != number) Add("", "This must be a whole number.");
        else if (number < node.Least || (node.More && number == node.Least)) Add("", $"This must be {(node.More ? "more than" : "at least")} {Say(node.Least)}.");
        else if (number > node.Most) Add("", $"This may be at most {Say(node.Most)}.");
    }

    private void Add(string path, string message) => (Problems ??= []).Add(new DefinitionProblem(path, message));

    /// <summary>Puts what was found since before its paths: <c>text</c> within <c>[2]</c> within <c>options</c> is <c>options[2].text</c>.</summary>
    private readonly void Within(int from, string place)
    {
        for (var i = from; i < Count; i++)
        {
            var path = Problems![i].Path;
            Problems[i] = Problems[i] with { Path = path.Length == 0 || place.Length == 0 || path[0] == '[' ? $"{place}{path}" : $"{place}.{path}" };
        }
    }

    /// <summary>The property's place in the schema. JSON may escape half a character (\ud800), in names too.</summary>
    private static int Find(IReadOnlyList<KeyValuePair<string, SchemaNode>> known, JsonProperty property, out string name)
    {
        name = "";
        try
        {
            for (var i = 0; i < known.Count; i++)
            {
                if (!property.NameEquals(known[i].Key)) continue;
                name = known[i].Key;
                return i;
            }

            name = property.Name;
            return Unknown;
        }
        catch (InvalidOperationException)
        {
            return Unreadable;
        }
    }

    private static bool TryRead(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

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
