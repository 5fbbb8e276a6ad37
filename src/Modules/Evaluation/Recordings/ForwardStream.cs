namespace PrepPlatform.Evaluation.Recordings;

/// <summary>A file of known length that can only be read on (a bucket's), made seekable for one part of it: what lies before is read over.</summary>
internal sealed class ForwardStream(Stream inner, long length) : Stream
{
    private long at;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < at) throw new NotSupportedException("It can only be read on.");
        while (at < Position && buffer.Length > 0)
        {
            var over = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Position - at)], cancellationToken);
            if (over == 0) return 0;
            at += over;
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        Position = at += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
