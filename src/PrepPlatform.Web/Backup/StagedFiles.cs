namespace PrepPlatform.Web.Backup;

/// <summary>Tenants' files beside their place until the rows are sure, then in their place; what was there before goes last.</summary>
internal sealed class StagedFiles : IAsyncDisposable
{
    private readonly string? place;
    private bool swapped, kept;

    private StagedFiles(string? place) => this.place = place;

    private string Staging => place + ".restoring";

    private string Before => place + ".before-restore";

    public static StagedFiles Begin(Manifest manifest, string? folder)
    {
        var staged = new StagedFiles(manifest.Files is null || folder is null ? null : Path.TrimEndingDirectorySeparator(folder));
        if (staged.place is null) return staged;
        if (Directory.Exists(staged.Before)) throw new InvalidDataException($"{staged.Before} is left of a restore that was broken off: look at it, put it back or remove it, and try again");
        if (Directory.Exists(staged.Staging)) Directory.Delete(staged.Staging, recursive: true);
        Make(staged.Staging);
        return staged;
    }

    public async Task AddAsync(string name, Stream content, CancellationToken cancellation)
    {
        if (place is null) throw new InvalidDataException("there is no place for its files");
        var path = Path.GetFullPath(Path.Combine(Staging, name));
        if (!path.StartsWith(Staging + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidDataException($"the file {name} lies outside its folder");
        Make(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await content.CopyToAsync(file, cancellation);
    }

    /// <summary>Changes the folders over.</summary>
    public void Swap()
    {
        if (place is null) return;
        if (Directory.Exists(place)) Directory.Move(place, Before);
        swapped = true;
        Directory.Move(Staging, place);
    }

    /// <summary>The rows are sure: what was there before may go.</summary>
    public void Keep() => kept = true;

    public ValueTask DisposeAsync()
    {
        if (place is null) return ValueTask.CompletedTask;
        if (swapped && !kept)
        {
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
            if (Directory.Exists(Before)) Directory.Move(Before, place);
        }

        foreach (var rest in new[] { Staging, Before }.Where(Directory.Exists)) Directory.Delete(rest, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
