namespace PrepPlatform.Tests.Evaluators;

/// <summary>Where things are in the clone.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    /// <summary>A plugin as its build laid it out.</summary>
    public static string Plugin(string name) => Path.Combine(Root, "artifacts", "plugins", name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PrepPlatform.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("No solution above the tests.");
        return folder.FullName;
    }
}
