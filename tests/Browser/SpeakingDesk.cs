using PrepPlatform.Tests.Support;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Browser;

/// <summary>A product without a speech model at first, and a browser whose microphone plays a recording: that of somebody who speaks where the data are, else the demo's.</summary>
public sealed class SpeakingDesk : Desk
{
    private readonly HearingApp hearing;

    public SpeakingDesk() : this(new HearingApp()) { }

    private SpeakingDesk(HearingApp app) : base(app) => hearing = app;

    /// <summary>What the model hears, whatever is said.</summary>
    public const string Sentence = "The browser asks domain name system for its IP address, opens a TCP connection and sends an HTTP request.";

    protected override IEnumerable<string> Flags =>
        ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-audio-capture={Recording}", "--autoplay-policy=no-user-gesture-required"];

    private string Recording => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "audio", "jfk.wav")) is var spoken && File.Exists(spoken)
        ? spoken : Path.Combine(Root, "seeds", "demo", "audio", "address-bar.wav");

    /// <summary>A model arrives while the product runs.</summary>
    public void InstallModel() => SpeechFolder.Install(
        hearing.Models, "heard-in-tests", [.. Sentence.Split(' ').Select((word, i) => new ProgrammedToken($" {word}", i == 7 ? 10.5f : 16))], end: 3);

    private sealed class HearingApp : PrepApp
    {
        private readonly DirectoryInfo models = Directory.CreateTempSubdirectory("prep-speaking-");

        public string Models => models.FullName;

        protected override string Role => "All";

        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?> { ["Evaluation:ModelFolder"] = Models, ["Evaluation:ModelSeconds"] = "1" };
    }
}
