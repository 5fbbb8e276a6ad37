using System.Text;

namespace PrepPlatform.Speech.Native;

/// <summary>A loaded voice-activity model of the Silero kind: how likely each 32 ms hold speech.</summary>
internal sealed unsafe class VoiceModel : IDisposable
{
    /// <summary>Samples that one probability is of.</summary>
    public const int Frame = 512;

    /// <summary>Frames between two looks at whether to stop.</summary>
    private const int FramesAtOnce = 313;

    private readonly WhisperApi api = WhisperApi.Instance;
    private nint context;

    /// <exception cref="WhisperException">It cannot be loaded.</exception>
    public VoiceModel(string file)
    {
        fixed (byte* path = Encoding.UTF8.GetBytes(file + "\0")) context = api.OpenVoice(path, new VoiceParameters { Threads = 1 });
        if (context == 0) throw new WhisperException("whisper.cpp cannot load it.");
    }

    /// <exception cref="WhisperException">It cannot be run.</exception>
    public float[] Detect(ReadOnlySpan<float> samples, CancellationToken cancellation)
    {
        var probabilities = new List<float>();
        api.ResetVoice(context);
        for (var at = 0; at < samples.Length; at += Frame * FramesAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var part = samples[at..Math.Min(samples.Length, at + (Frame * FramesAtOnce))];
            fixed (float* first = part)
                if (api.DetectMoreVoice(context, first, part.Length) == 0) throw new WhisperException("whisper.cpp cannot run the voice-activity model.");
            probabilities.AddRange(new ReadOnlySpan<float>(api.VoiceProbabilities(context), api.VoiceCount(context)));
        }

        return [.. probabilities];
    }

    public void Dispose()
    {
        if (context != 0) api.FreeVoice(context);
        context = 0;
    }
}
