using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrepPlatform.Web.Backup;

/// <summary>The running SHA-256 of a part of an archive, made in the same way when it is written and when it is read.</summary>
internal sealed class Sum : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    public long Bytes { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Bytes += bytes.Length;
    }

    /// <summary>Says which file's content follows, so that no two lists of files have the same sum.</summary>
    public void Begin(string name, long length)
    {
        Count++;
        Span<byte> size = stackalloc byte[9];
        BinaryPrimitives.WriteInt64LittleEndian(size[1..], length);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(size);
    }

    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}

/// <summary>Reads through to another stream and adds what it reads to a sum.</summary>
internal sealed class SummingStream(Stream inner, Sum sum) : Stream
{
    public override bool CanRead => true;
    // It is not moved, but tar takes a stream without a length into memory.
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Added(inner.Read(buffer, offset, count), buffer.AsSpan(offset));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Added(await inner.ReadAsync(buffer, cancellationToken), buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Added(int read, Span<byte> buffer)
    {
        sum.Add(buffer[..read]);
        return read;
    }
}
