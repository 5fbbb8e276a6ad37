using System.Text;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Ui.Schemas;

/// <summary>What fields are called.</summary>
internal static class SchemaWords
{
    /// <summary>A schema's title, or its property's name made readable: <c>caseSensitive</c> is "Case sensitive".</summary>
    public static string Title(SchemaNode node, string key) => node.Title.Length > 0 ? node.Title : Readable(key);

    /// <summary>One row of a list: "Option".</summary>
    public static string Row(SchemaNode list, string key)
    {
        if (list.Items!.Title.Length > 0) return list.Items.Title;
        var several = Title(list, key);
        return several.EndsWith('s') && several.Length > 3 ? several[..^1] : several;
    }

    /// <summary><c>options[2].text</c> is "Option 3, Text"; empty for the whole.</summary>
    public static string Trail(SchemaNode root, string path)
    {
        var names = new List<string>();
        var node = root;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = part.Split('[')[0];
            var child = node?.Properties.FirstOrDefault(p => p.Key == key).Value ?? node?.Others;
            if (child is null) return string.Join(", ", names.Append(Readable(key)));
            var row = part.Length > key.Length && child.Items is not null && int.TryParse(part[(key.Length + 1)..].TrimEnd(']'), out var index) ? $"{Row(child, key)} {index + 1}" : null;
            names.Add(row ?? Title(child, key));
            node = row is null ? child : child.Items;
        }

        return string.Join(", ", names);
    }

    /// <summary>What is described at a path; null: nothing.</summary>
    public static SchemaNode? NodeAt(SchemaNode root, string path)
    {
        SchemaNode? node = root;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var child = node?.Properties.FirstOrDefault(p => p.Key == part.Split('[')[0]).Value ?? node?.Others;
            node = part.EndsWith(']') ? child?.Items : child;
        }

        return node;
    }

    private static string Readable(string key)
    {
        var words = new StringBuilder();
        foreach (var c in key)
        {
            if (char.IsUpper(c) && words.Length > 0) words.Append(' ').Append(char.ToLowerInvariant(c));
            else words.Append(c is '_' or '-' ? ' ' : words.Length == 0 ? char.ToUpperInvariant(c) : c);
        }

        return words.ToString();
    }
}
