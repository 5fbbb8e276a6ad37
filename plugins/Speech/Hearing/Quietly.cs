using System.Runtime.InteropServices;

namespace PrepPlatform.Speech.Hearing;

/// <summary>Does long work on a thread of its own that lets everybody else go first: pages are to stay fast while recordings are transcribed.</summary>
internal static partial class Quietly
{
    private const int OfThread = 0, Itself = 0, Nicely = 10;

    /// <summary>What follows is woken from a thread of usual priority: a thread inherits the one of whoever starts it, and the pool's live on.</summary>
    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            var task = new Task<T>(work);
            var thread = new Thread(() => Run(task)) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "transcribing" };
            thread.Start();
            thread.Join();
            return task;
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private static void Run(Task work)
    {
        // To Linux a priority is a thread's, and .NET sets none there. It is for this thread alone, which ends with the work.
        if (OperatingSystem.IsLinux()) _ = SetPriority(OfThread, Itself, Nicely);
        work.RunSynchronously(TaskScheduler.Default);
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
