using System.Diagnostics;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>
/// A tiny process that outlives this one just long enough to stop the server: its input ends when this process does, even by kill -9.
/// </summary>
internal sealed class PostgresGuard(Process process) : IDisposable
{
    // The number is fixed at the start, so a late guard can never hit the server of the next host.
    public const string Script = "cat >/dev/null; kill -INT \"$1\" 2>/dev/null";

    public void Dispose()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already, which is all that was asked.
        }

        process.Dispose();
    }
}
