namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>
/// Who runs PostgreSQL. It refuses to run as root, so root lends it an account of its own; anybody else runs it themselves.
/// </summary>
internal sealed class PostgresAccount
{
    private const string SystemUser = "prepplatform";

    private PostgresAccount(string? name) => Name = name;

    /// <summary>The other account's name, or null when it is the one this process has.</summary>
    public string? Name { get; }

    public static async Task<PostgresAccount> FindAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new PostgresAccount(null);
        }

        var known = await ToolRun.RunAsync("id", ["-u", SystemUser], cancellationToken);
        if (!known.Succeeded)
        {
            await CreateAsync(cancellationToken);
        }

        return new PostgresAccount(SystemUser);
    }

    /// <summary>The command that runs this command as the account, in a session of its own so that Ctrl-C passes it by.</summary>
    public IReadOnlyList<string> Wrap(string program, IReadOnlyList<string> arguments)
    {
        List<string> command = [];
        if (OperatingSystem.IsLinux())
        {
            command.Add("setsid");
        }

        if (Name is not null)
        {
            command.AddRange(["setpriv", "--reuid", Name, "--regid", Name, "--clear-groups", "--no-new-privs", "--"]);
        }

        command.Add(program);
        command.AddRange(arguments);
        return command;
    }

    public async Task<bool> CanReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Name is null)
        {
            return true;
        }

        var command = Wrap("test", ["-x", path]);
        var result = await ToolRun.RunAsync(command[0], command.Skip(1), cancellationToken);
        return result.Succeeded;
    }

    /// <summary>Makes the account the owner of a file or folder that root has made.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (Name is null)
        {
            return;
        }

        var result = await ToolRun.RunAsync("chown", [$"{Name}:{Name}", path], cancellationToken);
        if (!result.Succeeded)
        {
            throw new EmbeddedPostgresException($"{path} cannot be given to the user {Name}: {result.LastLine}.");
        }
    }

    private static async Task CreateAsync(CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SystemUser,
        ];
        var created = await ToolRun.RunAsync("useradd", arguments, cancellationToken);
        var known = await ToolRun.RunAsync("id", ["-u", SystemUser], cancellationToken);
        if (!known.Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL does not run as root and its user {SystemUser} could not be created ({created.LastLine}): " +
                $"create it with 'useradd --system {SystemUser}' or start as an ordinary user.");
        }
    }
}
