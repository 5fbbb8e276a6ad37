using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Speech;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Models;
using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Voice;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>Recordings, models and the plugin's parts, for tests that listen.</summary>
public abstract class Speaking : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("prep-speech-");
    private readonly List<IDisposable> parts = [];

    /// <summary>Where models are installed.</summary>
    protected string Models => Directory.CreateDirectory(Path.Combine(scratch.FullName, "models")).FullName;

    public virtual void Dispose()
    {
        parts.ForEach(p => p.Dispose());
        scratch.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string At(string name) => Path.Combine(scratch.FullName, name);

    protected string Wave(float[] samples, string name = "recording.wav") => Wav.Write(At(name), samples);

    private protected InstalledModels Installed()
    {
        var models = new InstalledModels();
        models.Start(new PluginEnvironment([Models]));
        return models;
    }

    private protected (Ear Ear, LoadedModel Loaded) Listen(double idle = 60, string ffmpeg = Decoder.UsualProgram)
    {
        var (models, loaded) = (Installed(), new LoadedModel(TimeSpan.FromSeconds(idle)));
        var ear = new Ear(new RecordingReader(new Decoder(new Lazy<ISandbox>(() => Sandboxes.Open(new SandboxOptions())), ffmpeg)), new VoiceGate(models), models, loaded);
        parts.Add(ear);
        return (ear, loaded);
    }

    private protected SpeechPlugin Plugin()
    {
        var plugin = new SpeechPlugin();
        plugin.Start(new PluginEnvironment([Models]));
        return plugin;
    }
}

/// <summary>Recordings of people, and of a machine, that lie beside the clone or are made with what is installed.</summary>
internal static class SpeechData
{
    public static string Folder { get; } = Path.Combine(Clone.Root, "..", "shared", "data");

    public static string Kennedy { get; } = Path.Combine(Folder, "audio", "jfk.wav");

    public static string Silero { get; } = Path.Combine(Folder, "whisper", "for-tests-silero-v6.2.0-ggml.bin");

    public static string NoWeights { get; } = Path.Combine(Folder, "whisper", "for-tests-ggml-tiny.en.bin");

    /// <summary>Short read sentences at 16 kHz.</summary>
    public static IEnumerable<string> Sentences => Directory.GetFiles(Path.Combine(Folder, "audio", "sentences"), "*.wav").Order();

    public static bool IsThere => File.Exists(Kennedy) && File.Exists(Silero);
}

/// <summary>Skipped where whisper.cpp was not built.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class WhisperFactAttribute : FactAttribute
{
    public WhisperFactAttribute() => Skip ??= WhisperApi.Problem;
}

/// <summary>Skipped where there are no recordings of people.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpeechFactAttribute : WhisperFactAttribute
{
    public SpeechFactAttribute()
    {
        if (!SpeechData.IsThere) Skip = "Recordings and the voice-activity model are not here: put them into ../shared/data (audio, whisper).";
    }
}

/// <summary>Skipped where a program is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : WhisperFactAttribute
{
    public ProgramFactAttribute(params string[] programs)
    {
        if (programs.FirstOrDefault(p => !File.Exists($"/usr/bin/{p}")) is { } missing) Skip ??= $"{missing} is not installed: ./prep test as root installs it.";
        if (Sandboxes.Open(new SandboxOptions()).Problems is [var problem, ..]) Skip ??= problem;
    }
}
