using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PrepPlatform.Evaluation.Running;

/// <summary>Messages between the host and an evaluator's process: a mark, the length, that many bytes of JSON.</summary>
internal static class Frames
{
    private const uint Mark = 0x50524550; // "PREP": whoever else writes on the stream is noticed at once.
    private const int HeadBytes = 8;

    /// <summary>The longest message.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public static Task WriteAsync<T>(Stream stream, T message, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        WriteAsync(stream, JsonSerializer.SerializeToUtf8Bytes(message, type), cancellation);

    public static async Task WriteAsync(Stream stream, byte[] body, CancellationToken cancellation)
    {
        if (body.Length > MostBytes) throw new InvalidDataException($"A message of {body.Length} bytes is too long.");
        var frame = new byte[HeadBytes + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), body.Length);
        body.CopyTo(frame, HeadBytes);
        await stream.WriteAsync(frame, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>The next message, or null where the stream ends between two.</summary>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, JsonTypeInfo<T> type, CancellationToken cancellation) where T : class
    {
        var head = new byte[HeadBytes];
        var got = await stream.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellation);
        if (got == 0) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4));
        if (got < HeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(head) != Mark || length is < 2 or > MostBytes) throw new InvalidDataException("What came is no message.");
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new InvalidDataException("The message is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The message cannot be read.", e);
        }
    }
}
