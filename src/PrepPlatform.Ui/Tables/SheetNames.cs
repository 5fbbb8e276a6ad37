using PrepPlatform.Kernel;

namespace PrepPlatform.Ui.Tables;

/// <summary>Names that a workbook may have for its sheets: short, without certain signs, each once.</summary>
internal sealed class SheetNames
{
    private const int Most = 31;
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    /// <summary>Adds one and gives its number, from 1.</summary>
    public int Add(string title)
    {
        var name = Cut(Clean(title), Most);
        for (var i = 2; all.Contains(name, StringComparer.OrdinalIgnoreCase); i++) name = $"{Cut(Clean(title), Most - 7)} ({i})";
        all.Add(name);
        return all.Count;
    }

    private static string Clean(string title)
    {
        var name = string.Concat(XlsxText.Clean(title).Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c)).Trim(' ', '\'');
        return name.Length == 0 || name.Equals("History", StringComparison.OrdinalIgnoreCase) ? "Sheet" : name;
    }

    private static string Cut(string name, int most) => name.Cut(most).TrimEnd(' ', '\'');
}
