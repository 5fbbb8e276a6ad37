namespace PrepPlatform.Tests.Load;

/// <summary>Where things are in the clone.</summary>
internal static class Clone
{
    public static string Root { get; } = FindRoot();

    /// <summary>The host as <c>./prep run</c> starts it.</summary>
    public static string Host => Path.Combine(Root, "src", "PrepPlatform.Web", "bin", "Release", "net10.0", "PrepPlatform.Web.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PrepPlatform.sln"))) return folder.FullName;
        throw new InvalidOperationException("Benchmarks run in a clone.");
    }
}

/// <summary>A folder for one benchmark's database, gone afterwards. The database's own account passes through it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-bench-");

    public Scratch()
    {
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    }

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
