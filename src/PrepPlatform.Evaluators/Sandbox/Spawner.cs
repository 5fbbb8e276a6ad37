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
    /// <param name="standard">Standard input, output and errors.</param>
    /// <param name="others">What else it holds, under the same numbers.</param>
    public static Task<int> StartAsync(IReadOnlyList<string> command, SafeHandle[] standard, IReadOnlyList<SafeHandle> others)
    {
        var started = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting.Add(() =>
        {
            try
            {
                started.SetResult(Start(command, standard, others));
            }
            catch (InvalidOperationException e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    private static int Start(IReadOnlyList<string> command, SafeHandle[] standard, IReadOnlyList<SafeHandle> others)
    {
        nint[] arguments = [.. command.Select(Marshal.StringToCoTaskMemUTF8), 0];
        try
        {
            return Native.Spawn(arguments, [0], [.. standard.Select(Number)], others.Select(Number));
        }
        finally
        {
            foreach (var argument in arguments) Marshal.FreeCoTaskMem(argument);
        }
    }

    private static int Number(SafeHandle handle) => (int)handle.DangerousGetHandle();

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
