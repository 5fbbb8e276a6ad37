using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PrepPlatform.Tests.Support.Speech;

/// <summary>Installs models for speech as <c>prep models pull</c> would: the file and its <c>model.json</c>.</summary>
public static class SpeechFolder
{
    public const string Kind = "speech", VoiceKind = "voice-activity", File = "ggml-test.bin";

    /// <summary>"The answer is forty-two.", some of it unsure.</summary>
    public static IReadOnlyList<ProgrammedToken> Answer { get; } = [new(" The"), new(" answer", 15), new(" is"), new(" forty", 11), new("-"), new("two", 12), new(".", 14)];

    /// <summary>Installs a programmed model and gives its folder.</summary>
    public static string Install(string models, string name, IReadOnlyList<ProgrammedToken>? tokens = null, double end = 2, WhisperShape? shape = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(models, name)).FullName;
        ProgrammedModel.Write(Path.Combine(folder, File), tokens ?? Answer, end, shape ?? WhisperShape.Small);
        return Describe(folder, Kind);
    }

    /// <summary>Installs a file that is there.</summary>
    public static string Copy(string models, string name, string kind, string file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(models, name)).FullName;
        System.IO.File.WriteAllBytes(Path.Combine(folder, File), System.IO.File.ReadAllBytes(file));
        return Describe(folder, kind);
    }

    private static string Describe(string folder, string kind)
    {
        var bytes = System.IO.File.ReadAllBytes(Path.Combine(folder, File));
        var description = new JsonObject
        {
            ["kind"] = kind, ["name"] = Path.GetFileName(folder), ["version"] = "1.0", ["model"] = File,
            ["files"] = new JsonObject { [File] = new JsonObject { ["size"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) } },
        };
        System.IO.File.WriteAllText(Path.Combine(folder, "model.json"), description.ToJsonString());
        return folder;
    }
}
