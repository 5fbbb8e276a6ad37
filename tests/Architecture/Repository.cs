using System.Xml.Linq;

namespace PrepPlatform.Tests.Architecture;

/// <summary>The source tree as it lies on disk: rules about it need no hand-kept list.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every project of the product and of its tests, with what it references.</summary>
    public static IReadOnlyList<Project> Projects { get; } = [.. Files("*.csproj").Select(f => new Project(f)).OrderBy(p => p.Name)];

    public static IEnumerable<string> Modules => Directory.GetDirectories(Path.Combine(Root, "src", "Modules")).Select(d => Path.GetFileName(d)!).Order();

    /// <summary>Folders of plugins.</summary>
    public static IEnumerable<string> Plugins => Projects.Where(p => p.IsPlugin).Select(p => Path.GetDirectoryName(p.Path)!).Order();

    public static IEnumerable<string> Files(string pattern) =>
        new[] { "src", "plugins", "tests", "tools" }.Select(d => Path.Combine(Root, d)).Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, pattern, SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PrepPlatform.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("No solution above the tests.");
        return folder.FullName;
    }
}

internal sealed class Project
{
    public Project(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        var folder = System.IO.Path.GetDirectoryName(path)!;
        References = [.. XDocument.Load(path).Descendants("ProjectReference").SelectMany(r => Expand(folder, r.Attribute("Include")!.Value))];
    }

    public string Path { get; }

    public string Name { get; }

    public IReadOnlyList<string> References { get; }

    public bool IsModule => System.IO.Path.GetRelativePath(Repository.Root, Path).StartsWith(System.IO.Path.Combine("src", "Modules"), StringComparison.Ordinal);

    public bool IsPlugin => System.IO.Path.GetRelativePath(Repository.Root, Path).StartsWith("plugins", StringComparison.Ordinal);

    public override string ToString() => Name;

    private static IEnumerable<string> Expand(string folder, string include)
    {
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, include.Split('*')[0]));
        return include.Contains('*', StringComparison.Ordinal)
            ? Directory.GetFiles(full, "*.csproj", SearchOption.AllDirectories).Select(f => System.IO.Path.GetFileNameWithoutExtension(f))
            : [System.IO.Path.GetFileNameWithoutExtension(full)];
    }
}
