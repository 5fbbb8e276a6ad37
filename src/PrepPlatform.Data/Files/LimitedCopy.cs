using System.Buffers;

namespace PrepPlatform.Data.Files;

internal static class LimitedCopy
{
    private const int Piece = 81_920;

    /// <summary>Copies to the end, piece by piece, and stops as soon as it is more than the limit.</summary>
    /// <exception cref="InvalidDataException">It is longer.</exception>
    public static async Task<long> CopyAsync(Stream from, Stream to, long limit, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var written = 0L;;)
            {
                var read = await from.ReadAsync(buffer, cancellation);
                if (read == 0) return written;
                written += read;
                if (written > limit) throw new InvalidDataException($"The file is longer than {limit} bytes.");
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
