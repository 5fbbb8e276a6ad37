namespace PrepPlatform.CodeJudge.Languages;

/// <summary>Finds what commands name.</summary>
internal static class Paths
{
    private static readonly string[] System_ = ["/usr/", "/bin/", "/lib/", "/lib64/"];

    /// <summary>Programs and libraries that every sandbox shows.</summary>
    public static bool IsSystem(string path) => System_.Any(s => path.StartsWith(s, StringComparison.Ordinal));

    /// <summary>Everything that a path with <c>*</c> in its parts names, in the order of names and numbers.</summary>
    public static IReadOnlyList<string> Match(string pattern)
    {
        IEnumerable<string> found = ["/"];
        foreach (var part in Path.GetFullPath(pattern).Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = found.SelectMany(f => part.Contains('*', StringComparison.Ordinal) ? Inside(f, part) : [Path.Combine(f, part)]);
        return [.. found.Where(Path.Exists)];
    }

    /// <summary>Where a path leads in the end.</summary>
    public static string Real(string path)
    {
        for (var i = 0; i < 20 && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target; i++) path = target.FullName;
        return path;
    }

    private static IEnumerable<string> Inside(string folder, string part) => Directory.Exists(folder)
        ? Directory.EnumerateFileSystemEntries(folder, part).Order(StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering))
        : [];
}
