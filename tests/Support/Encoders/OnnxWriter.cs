using System.Runtime.InteropServices;
using System.Text;

namespace PrepPlatform.Tests.Support.Encoders;

/// <summary>
/// Writes ONNX files: enough of the format for an encoder of the BERT kind, with weights that are always the same. Field numbers are those of
/// <c>onnx.proto</c>.
/// </summary>
internal sealed class OnnxWriter
{
    private const int Float = 1, Integer = 7;
    private readonly List<byte[]> nodes = [], weights = [];
    private uint state = 20_261_125;

    /// <summary>Adds a step and names what it gives.</summary>
    public string Add(string operation, string[] inputs, params byte[][] attributes)
    {
        var output = operation == "Identity" ? inputs[1] : $"t{nodes.Count}";
        var used = operation == "Identity" ? inputs[..1] : inputs;
        nodes.Add(Join([.. used.Select(i => Bytes(1, i)), Bytes(2, output), Bytes(4, operation), .. attributes.Select(a => Bytes(5, a))]));
        return output;
    }

    /// <summary>Weights from -scale to scale.</summary>
    public string Weights(string name, float scale, params int[] shape)
    {
        var values = new float[shape.Aggregate(1, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++) values[i] = scale * Next();
        return Tensor(name, Float, shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    /// <summary>One number everywhere; without a shape, the number itself.</summary>
    public string Constant(string name, float value, params int[] shape)
    {
        var values = new float[shape.Aggregate(1, (product, size) => product * size)];
        Array.Fill(values, value);
        return Tensor(name, Float, shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    public string Integers(string name, params long[] values) => Tensor(name, Integer, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    public static byte[] Attribute(string name, int value) => Join([Bytes(1, name), Number(3, value), Number(20, 2)]);

    public static byte[] Attribute(string name, params int[] values) => Join([Bytes(1, name), .. values.Select(v => Number(8, v)), Number(20, 7)]);

    /// <summary>The file, with inputs that are tables of whole numbers and one output.</summary>
    public byte[] Write(string[] inputs, string output, int[] size)
    {
        var graph = Join(
        [
            .. nodes.Select(n => Bytes(1, n)), Bytes(2, "test"), .. weights.Select(w => Bytes(5, w)),
            .. inputs.Select(i => Bytes(11, Value(i, Integer, ["rows", "columns"]))), Bytes(12, Value(output, Float, ["rows", "columns", .. size])),
        ]);
        return Join([Number(1, 7), Bytes(2, "prep-tests"), Bytes(7, graph), Bytes(8, Join([Bytes(1, ""), Number(2, 14)]))]);
    }

    private static byte[] Value(string name, int type, object[] shape)
    {
        var dimensions = Join([.. shape.Select(s => Bytes(1, s is int size ? Number(1, size) : Bytes(2, (string)s)))]);
        return Join([Bytes(1, name), Bytes(2, Bytes(1, Join([Number(1, type), Bytes(2, dimensions)])))]);
    }

    private string Tensor(string name, int type, int[] shape, byte[] data)
    {
        weights.Add(Join([.. shape.Select(s => Number(1, s)), Number(2, type), Bytes(8, name), Bytes(9, data)]));
        return name;
    }

    /// <summary>The same numbers on every machine, from -1 to 1.</summary>
    private float Next()
    {
        state = state * 1_664_525 + 1_013_904_223;
        return (state >> 8) / 8_388_608f - 1;
    }

    private static byte[] Number(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    private static byte[] Bytes(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] bytes) => Join([Varint(((ulong)field << 3) | 2), Varint((ulong)bytes.Length), bytes]);

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>(10);
        for (; value > 127; value >>= 7) bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(byte[][] parts)
    {
        var joined = new byte[parts.Sum(p => p.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined, at);
            at += part.Length;
        }

        return joined;
    }
}
