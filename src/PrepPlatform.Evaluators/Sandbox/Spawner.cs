using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>
/// Starts programs from one thread that lives as long as this process: what asks the kernel to die with its parent dies with the thread that started it,
/// and threads of the pool come and go.
/// </summary>
internal static class Spawner
{
    private static readonly BlockingCollection<Action> Waiting = Begin();

    /// <summary>Starts a command without any environment.</summary>
    /// <param name="command">The program's path and its arguments.</param>
    /// <param name="handles">What it holds, numbered from 0: standard input, output, errors and more.</param>
    public static Task<int> StartAsync(IReadOnlyList<string> command, IReadOnlyList<SafeHandle> handles)
    {
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting.Add(() =>
        {
            try
            {
                started.SetResult(Start(command, handles));
            }
            catch (InvalidOperationException e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    private static int Start(IReadOnlyList<string> command, IReadOnlyList<SafeHandle> handles)
    {
        nint[] arguments = [.. command.Select(Marshal.StringToCoTaskMemUTF8), 0];
        try
        {
            return Native.Spawn(arguments, [0], [.. handles.Select(h => (int)h.DangerousGetHandle())]);
        }
        finally
        {
            foreach (var argument in arguments) Marshal.FreeCoTaskMem(argument);
        }
    }

    private static BlockingCollection<Action> Begin()
    {
        var waiting = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in waiting.GetConsumingEnumerable()) start();
        }) { IsBackground = true, Name = "sandbox" }.Start();
        return waiting;
    }
}
