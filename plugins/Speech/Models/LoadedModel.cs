using System.Runtime;
using System.Runtime.InteropServices;
using PrepPlatform.Speech.Native;

namespace PrepPlatform.Speech.Models;

/// <summary>The model that transcribes, loaded when it is needed and given back when it was not for a while: it takes some hundred megabytes, and recordings come in crowds or not at all.</summary>
/// <param name="idle">How long it is kept.</param>
/// <param name="threads">That it computes with. One: the host's pages have the other processors, and threads of ggml spin while they wait for one another.</param>
internal sealed partial class LoadedModel(TimeSpan idle, int threads = 1) : IDisposable
{
    private readonly Lock guard = new();
    private Timer? timer;
    private SpeechModel? model;
    private string loaded = "";
    private bool inUse;

    /// <summary>Whether one is in memory.</summary>
    public bool IsLoaded
    {
        get
        {
            lock (guard) return model is not null;
        }
    }

    /// <summary>Uses it, one caller at a time.</summary>
    /// <exception cref="WhisperException">It cannot be loaded or run.</exception>
    public T Use<T>(InstalledModel installed, Func<SpeechModel, T> use)
    {
        SpeechModel current;
        lock (guard)
        {
            inUse = true;
            current = Load(installed);
        }

        try
        {
            return use(current);
        }
        finally
        {
            lock (guard)
            {
                inUse = false;
                timer ??= new Timer(_ => Release());
                timer.Change(idle, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        Release();
    }

    private SpeechModel Load(InstalledModel installed)
    {
        if (model is not null && loaded == installed.Identity) return model;
        model?.Dispose();
        model = null;
        try
        {
            model = new SpeechModel(installed.File, threads);
            // Nobody may have changed it between the look at its hash and now.
            if (!installed.Identity.StartsWith(CheckedFiles.Identify(installed.File), StringComparison.Ordinal)) throw new WhisperException("its file has just been changed.");
        }
        catch (WhisperException)
        {
            model?.Dispose();
            model = null;
            inUse = false;
            throw;
        }

        loaded = installed.Identity;
        return model;
    }

    private void Release()
    {
        lock (guard)
        {
            if (inUse || model is null) return;
            model.Dispose();
            model = null;
        }

        // What recordings were read into goes too, and what malloc keeps back for the next time.
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux()) GiveBack();
    }

    private static void GiveBack()
    {
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which does it by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
