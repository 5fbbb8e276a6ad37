using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrepPlatform.Tests.Support.Encoders;

/// <summary>Installs encoders with made-up weights as <c>prep models pull</c> would: the files and their <c>model.json</c>.</summary>
public static class EncoderFolder
{
    /// <summary>A few words and every letter and digit, so that nothing in English is unknown.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. "abcdefghijklmnopqrstuvwxyz0123456789.,;:!?'-()".Select(c => c.ToString()),
        .. "abcdefghijklmnopqrstuvwxyz0123456789".Select(c => $"##{c}"), "the", "plant", "light", "cell", "energy", "##ing", "##ed", "##s", "un", "##able",
    ];

    public static BertShape Small { get; } = new(2, 32, 4, 64, Words.Count, 64);

    private static readonly Lazy<byte[]> SmallFile = new(() => BertFile.Make(Small));

    /// <summary>Installs one and gives its folder; <paramref name="change"/> may change what its description says.</summary>
    public static string Install(string models, string name, Action<JsonObject>? change = null) => Install(models, name, SmallFile.Value, Words, Small, change);

    public static string Install(string models, string name, byte[] model, IReadOnlyList<string> words, BertShape shape, Action<JsonObject>? change = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(models, name)).FullName;
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), model);
        File.WriteAllText(Path.Combine(folder, "vocab.txt"), string.Join('\n', words) + "\n");
        var description = new JsonObject
        {
            ["kind"] = "encoder", ["name"] = name, ["version"] = "1.0", ["model"] = "model.onnx", ["vocabulary"] = "vocab.txt", ["lowerCase"] = true, ["pooling"] = "mean",
            ["maxTokens"] = Math.Min(256, shape.Positions), ["dimensions"] = shape.Hidden, ["output"] = BertFile.Output, ["normalise"] = true,
            ["files"] = new JsonObject { ["model.onnx"] = Entry(folder, "model.onnx"), ["vocab.txt"] = Entry(folder, "vocab.txt") },
        };
        change?.Invoke(description);
        File.WriteAllText(Path.Combine(folder, "model.json"), description.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return folder;
    }

    /// <summary>A file's entry in the description.</summary>
    public static JsonObject Entry(string folder, string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, file));
        return new JsonObject { ["size"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
    }
}
