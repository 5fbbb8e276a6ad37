using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace PrepPlatform.Speech.Native;

/// <summary>A piece of text as the model gave it.</summary>
/// <param name="Text">Its bytes, which may be a part of a letter; a space at the beginning starts a word.</param>
/// <param name="Probability">How sure the model was of it, 0 to 1.</param>
/// <param name="Start">In hundredths of a second.</param>
/// <param name="End">In hundredths of a second.</param>
internal sealed record Token(byte[] Text, float Probability, long Start, long End);

/// <summary>A loaded model of whisper.cpp. It transcribes one recording at a time.</summary>
internal sealed unsafe class SpeechModel : IDisposable
{
    private const int Greedy = 0;
    private readonly WhisperApi api = WhisperApi.Instance;
    private readonly int threads;
    private nint context;

    /// <exception cref="WhisperException">It cannot be loaded.</exception>
    public SpeechModel(string file, int threads)
    {
        this.threads = threads;
        var defaults = api.ContextDefaults();
        var parameters = *defaults;
        api.FreeContextParameters((nint)defaults);
        parameters.UseGpu = 0;
        fixed (byte* path = Encoding.UTF8.GetBytes(file + "\0")) context = api.OpenModel(path, parameters);
        if (context == 0) throw new WhisperException("whisper.cpp cannot load it.");
    }

    /// <summary>Blocks this thread.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, before the next stretch of 30 s or the next word.</exception>
    public IReadOnlyList<Token> Transcribe(ReadOnlySpan<float> samples, string language, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(context == 0, this);
        var listener = GCHandle.Alloc(new Listener(progress, cancellation));
        try
        {
            var failure = Run(samples, language, GCHandle.ToIntPtr(listener));
            cancellation.ThrowIfCancellationRequested();
            if (failure != 0) throw new WhisperException($"whisper.cpp failed ({failure}).");
        }
        finally
        {
            listener.Free();
        }

        return Read();
    }

    public void Dispose()
    {
        if (context != 0) api.Free(context);
        context = 0;
    }

    private int Run(ReadOnlySpan<float> samples, string language, nint listener)
    {
        var defaults = api.FullDefaults(Greedy);
        var parameters = *defaults;
        api.FreeFullParameters((nint)defaults);
        parameters.Threads = threads;
        parameters.PrintProgress = parameters.PrintRealtime = parameters.PrintSpecial = parameters.PrintTimestamps = 0;
        // Each stretch of 30 s for itself: a mistake in one is not to be repeated in all that follow.
        parameters.MostContext = 0;
        (parameters.NoContext, parameters.TokenTimestamps, parameters.SuppressNonSpeech) = (1, 1, 1);
        parameters.ProgressCallback = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, nint, void>)&Tell;
        parameters.AbortCallback = (nint)(delegate* unmanaged[Cdecl]<nint, byte>)&IsStopped;
        parameters.ProgressData = parameters.AbortData = listener;
        fixed (byte* spoken = Encoding.UTF8.GetBytes(language + "\0"))
        fixed (float* first = samples)
        {
            parameters.Language = (nint)spoken;
            return api.Full(context, parameters, first, samples.Length);
        }
    }

    private List<Token> Read()
    {
        var (tokens, end) = (new List<Token>(), api.EndOfText(context));
        for (var segment = 0; segment < api.Segments(context); segment++)
            for (var i = 0; i < api.Tokens(context, segment); i++)
                if (api.Token(context, segment, i) is var token && token.Id < end)
                    tokens.Add(new(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)api.TokenText(context, segment, i)).ToArray(), token.Probability, token.Start, token.End));
        return tokens;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Tell(nint context, nint state, int percent, nint listener) => ((Listener)GCHandle.FromIntPtr(listener).Target!).Tell(percent);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte IsStopped(nint listener) => ((Listener)GCHandle.FromIntPtr(listener).Target!).IsStopped ? (byte)1 : (byte)0;

    private sealed class Listener(IProgress<decimal>? progress, CancellationToken cancellation)
    {
        private bool failed;

        public bool IsStopped => cancellation.IsCancellationRequested;

        /// <summary>No exception may pass through C.</summary>
        public void Tell(int percent)
        {
            try
            {
                if (!failed) progress?.Report(Math.Clamp(percent / 100m, 0, 1));
            }
            catch (Exception)
            {
                failed = true; // Nobody listens any more.
            }
        }
    }
}
