using System.Globalization;

namespace PrepPlatform.Tests.Load;

/// <summary>Puts a benchmark's figures into its place in <c>docs/benchmarks.md</c>; the words around it are people's.</summary>
internal static class Document
{
    public static void Write(string benchmark, Report report, string busy)
    {
        var path = Path.Combine(Clone.Root, "docs", "benchmarks.md");
        var text = File.ReadAllText(path);
        var (open, close) = ($"<!-- {benchmark} -->\n", $"<!-- /{benchmark} -->");
        var start = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = text.IndexOf(close, StringComparison.Ordinal);
        if (start < open.Length || end < start) throw new InvalidOperationException($"docs/benchmarks.md lacks the markers of '{benchmark}'.");
        var date = TimeProvider.System.GetUtcNow().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        File.WriteAllText(path, $"{text[..start]}{date}, {Machine.Describe()}, load average {busy} before. {report.How}\n\n{report.ToMarkdown()}{text[end..]}");
    }
}
