using System.Runtime.Versioning;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>
/// The user ids that programs run under where the host is root, one for each that runs: the kernel counts processes, pipes and watches by user,
/// and what one program uses up another must not miss.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Users(int first, int count)
{
    private static readonly HashSet<int> Taken = [];
    private static readonly Lazy<FileStream?> Locks = new(OpenLocks);

    /// <summary>Waits for one that is free.</summary>
    public async Task<User> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            for (var id = first; id < first + count; id++)
                if (TryTake(id)) return new User(id);
            await Task.Delay(20, cancellation);
        }
    }

    private static bool TryTake(int id)
    {
        lock (Taken)
        {
            if (!Taken.Add(id)) return false;
            try
            {
                Locks.Value?.Lock(id, 1); // Against other hosts on this machine; it goes with this process.
                return true;
            }
            catch (IOException)
            {
                Taken.Remove(id);
                return false;
            }
        }
    }

    private static FileStream? OpenLocks()
    {
        try
        {
            return new FileStream("/run/prep-sandbox.users", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // A container whose /run cannot be written: there is no other host in it.
        }
    }

    /// <summary>One of them, until it is disposed of.</summary>
    internal sealed class User(int id) : IDisposable
    {
        public int Id => id;

        public void Dispose()
        {
            lock (Taken)
            {
                Locks.Value?.Unlock(id, 1);
                Taken.Remove(id);
            }
        }
    }
}
