using System.Diagnostics;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>Runs PostgreSQL's own programs as the account that they run under.</summary>
internal sealed class PostgresCommand(string binaries, PostgresAccount account)
{
    public Task<ToolRun> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var command = account.Wrap(Path.Combine(binaries, "bin", program), arguments);
        return ToolRun.RunAsync(command[0], command.Skip(1), cancellationToken);
    }

    public Process StartShell(string script, params string[] arguments)
    {
        var command = account.Wrap("/bin/sh", ["-c", script, "sh", .. arguments]);
        return ToolRun.Start(command[0], command.Skip(1));
    }
}
