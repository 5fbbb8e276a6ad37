using System.Runtime.InteropServices;

namespace PrepPlatform.Speech.Hearing;

/// <summary>Does long work on a thread of its own that lets everybody else go first: pages are to stay fast while recordings are transcribed.</summary>
internal static partial class Quietly
{
    private const int OfThread = 0, Itself = 0, Nicely = 10;

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(work, done)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "transcribing" }.Start();
        return done.Task;
    }

    private static void Run<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        // To Linux a priority is a thread's, and .NET sets none there. It is for this thread alone, which ends with the work.
        if (OperatingSystem.IsLinux()) _ = SetPriority(OfThread, Itself, Nicely);
        try
        {
            done.SetResult(work());
        }
        catch (OperationCanceledException e)
        {
            done.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
