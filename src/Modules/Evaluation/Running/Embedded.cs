using System.Runtime.InteropServices;

namespace PrepPlatform.Evaluation.Running;

/// <summary>How a plugin's text embedder is.</summary>
/// <param name="Model">The model that it uses; null: none is installed.</param>
/// <param name="Notes">What operators should know, above all which models are not used, and why.</param>
internal sealed record EngineStatus(string? Model, IReadOnlyList<string> Notes);

/// <summary>What became of texts.</summary>
/// <param name="Model">The model that was used; null: none is installed, and there are no vectors.</param>
/// <param name="Vectors">One for each text.</param>
internal sealed record Embedded(string? Model, IReadOnlyList<float[]> Vectors);

/// <summary>Vectors of one size as bytes.</summary>
internal static class VectorBytes
{
    public static byte[] Write(IReadOnlyList<float[]> vectors)
    {
        var bytes = new byte[vectors.Sum(v => v.Length) * sizeof(float)];
        var at = 0;
        foreach (var vector in vectors)
        {
            MemoryMarshal.AsBytes(vector.AsSpan()).CopyTo(bytes.AsSpan(at));
            at += vector.Length * sizeof(float);
        }

        return bytes;
    }

    /// <exception cref="PluginFault">They do not make that many vectors.</exception>
    public static IReadOnlyList<float[]> Read(byte[] bytes, int count)
    {
        if (count == 0 || bytes.Length == 0 || bytes.Length % (count * sizeof(float)) != 0) throw new PluginFault(FaultKind.Lied, "The evaluator returned vectors of several sizes.");
        var size = bytes.Length / count;
        return [.. Enumerable.Range(0, count).Select(i => MemoryMarshal.Cast<byte, float>(bytes.AsSpan(i * size, size)).ToArray())];
    }
}
