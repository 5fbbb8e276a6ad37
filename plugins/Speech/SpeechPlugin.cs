using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Models;
using PrepPlatform.Speech.Questions;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Scoring;
using PrepPlatform.Speech.Voice;

namespace PrepPlatform.Speech;

/// <summary>Spoken answers, transcribed on this machine.</summary>
public sealed class SpeechPlugin : IEvaluatorPlugin
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private readonly InstalledModels models = new();
    private SandboxOptions options = new();

    /// <summary>Looks for nothing on the machine before it is asked.</summary>
    public SpeechPlugin()
    {
        var reader = new RecordingReader(new Decoder(new Lazy<ISandbox>(() => Sandboxes.Open(options))));
        var ear = new Ear(reader, new VoiceGate(models), models, new LoadedModel(Idle));
        Types = [new SpokenType(new Judge(ear))];
        Transcriber = new Transcriber(ear);
    }

    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; }

    /// <inheritdoc />
    public ISpeechTranscriber Transcriber { get; }

    /// <inheritdoc />
    public void Start(PluginEnvironment environment)
    {
        options = environment.Sandbox;
        models.Start(environment);
    }
}
