using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What goes between this process and one command. Our ends are asynchronous; the other ends go with <see cref="CloseOthers"/>.</summary>
internal sealed class Pipes : IDisposable
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    private readonly AnonymousPipeServerStream[] all;

    /// <param name="foreign">Whether the command runs under another user id.</param>
    public Pipes(bool foreign)
    {
        all = [Input, Output, Errors, Status, Report, Ready, Filter, Accounts];
        // Programs open /dev/stdin and the like anew, for which holding the pipe is not enough under another user id.
        if (foreign) foreach (var pipe in all[..5]) Native.Share(pipe.ClientSafePipeHandle);
    }

    public AnonymousPipeServerStream Input { get; } = new(PipeDirection.Out);
    public AnonymousPipeServerStream Output { get; } = new(PipeDirection.In);
    public AnonymousPipeServerStream Errors { get; } = new(PipeDirection.In);

    /// <summary>Where bubblewrap says the number of its child and, at the end, the exit code. It closes when nothing is left.</summary>
    public AnonymousPipeServerStream Status { get; } = new(PipeDirection.In);

    /// <summary>Where <c>time</c> says how the program ended.</summary>
    public AnonymousPipeServerStream Report { get; } = new(PipeDirection.In);

    /// <summary>It closes when everything is mounted.</summary>
    public AnonymousPipeServerStream Ready { get; } = new(PipeDirection.In);

    /// <summary>Where bubblewrap reads the filter of system calls, the last thing before it starts the program.</summary>
    public AnonymousPipeServerStream Filter { get; } = new(PipeDirection.Out);

    /// <summary>The file <c>/etc/passwd</c>.</summary>
    public AnonymousPipeServerStream Accounts { get; } = new(PipeDirection.Out);

    /// <summary>The command's ends, in the order of their numbers there.</summary>
    public IReadOnlyList<SafeHandle> Others => [.. all.Select(p => p.ClientSafePipeHandle)];

    /// <summary>The number of the command's end.</summary>
    public string Number(AnonymousPipeServerStream pipe) => Array.IndexOf(all, pipe).ToString(CultureInfo.InvariantCulture);

    public void CloseOthers()
    {
        foreach (var pipe in all) pipe.DisposeLocalCopyOfClientHandle();
    }

    public void Dispose()
    {
        foreach (var pipe in all) pipe.Dispose();
    }
}
