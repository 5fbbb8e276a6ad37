namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>The files that belong to one embedded server.</summary>
internal sealed class PostgresFolder(string root, PostgresAccount account)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>PostgreSQL's data directory, under one name per major version, since another cannot read it.</summary>
    public string Cluster => Path.Combine(Root, "18");

    /// <summary>Where a new cluster is made; it becomes <see cref="Cluster"/> only when it is complete.</summary>
    public string HalfCluster => Path.Combine(Root, "18.new");

    public string Lock => Path.Combine(Root, "lock");

    public string Passwords => Path.Combine(Root, "passwords.json");

    public string LastPort => Path.Combine(Root, "port");

    public string Logs => Path.Combine(Root, "log");

    public string StartLog => Path.Combine(Logs, "start.log");

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    public static void CreatePublic(string path)
    {
        try
        {
            Create(path, Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw PostgresFailure.Explain(path, failure);
        }
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The server's account must be able to walk to its own folder and see nothing on the way.
            Create(Root, account.Name is null ? Private : Passable);
            Create(Logs, Private);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw PostgresFailure.Explain(Root, failure);
        }

        await account.OwnAsync(Logs, cancellationToken);
        if (!await account.CanReadAsync(Logs, cancellationToken))
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL runs as the user {account.Name}, who may not enter {Root}: choose a folder outside private homes with --data.");
        }
    }

    /// <summary>Makes an empty folder that belongs to the server's account.</summary>
    public async Task CreateOwnedAsync(string path, CancellationToken cancellationToken)
    {
        Create(path, Private);
        await account.OwnAsync(path, cancellationToken);
    }

    /// <summary>Writes a file that the server's account alone may read.</summary>
    public async Task WriteOwnedAsync(string path, string content, CancellationToken cancellationToken)
    {
        WritePrivate(path, content);
        await account.OwnAsync(path, cancellationToken);
    }

    /// <summary>Writes a file for the owner's eyes, whole or not at all.</summary>
    public static void WritePrivate(string path, string content)
    {
        var half = path + ".new";
        File.Delete(half);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: true);
    }

    private static void Create(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { } parent)
        {
            Create(parent, mode);
        }

        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
