using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace PrepPlatform.Web.Backup;

/// <summary>
/// Writes an archive that every tar can open, with memory for one piece: a tar entry states its size in front, so rows whose number nobody knows yet are cut
/// into pieces. It has its name only once it is whole, and its owner alone may read it.
/// </summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private const int Piece = 1 << 20;

    private readonly string path;
    private readonly FileStream file;
    private readonly GZipStream packed;
    private readonly TarWriter tar;

    private ArchiveWriter(string path, FileStream file)
    {
        (this.path, this.file) = (path, file);
        packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
    }

    public static string HalfName(string path) => path + ".part";

    public static ArchiveWriter Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new ArchiveWriter(path, new FileStream(HalfName(path), options));
    }

    /// <summary>Writes a stream of unknown length as <c>PREFIX/000000</c>, <c>PREFIX/000001</c> and so on.</summary>
    public async Task<(long Bytes, string Sha256)> AddAsync(string prefix, Stream content, CancellationToken cancellation)
    {
        using var sum = new Sum();
        var buffer = new byte[Piece];
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellation);
            if (read == 0) return (sum.Bytes, sum.End());
            sum.Add(buffer.AsSpan(0, read));
            await EntryAsync($"{prefix}/{number:D6}", new MemoryStream(buffer, 0, read), cancellation);
        }
    }

    /// <summary>Writes a file whose length is known.</summary>
    public async Task AddFileAsync(string name, FileStream content, Sum sum, CancellationToken cancellation)
    {
        sum.Begin(name, content.Length);
        await using var summing = new SummingStream(content, sum);
        await EntryAsync(name, summing, cancellation);
    }

    /// <summary>Ends the archive and gives it its name.</summary>
    public async Task<long> FinishAsync(Manifest manifest, CancellationToken cancellation)
    {
        var json = manifest.Write();
        await EntryAsync(Manifest.Name, new MemoryStream(json), cancellation);
        await EntryAsync(Manifest.SumName, new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json)))), cancellation);
        await tar.DisposeAsync();
        await packed.DisposeAsync();
        await file.FlushAsync(cancellation);
        file.Flush(flushToDisk: true);
        var length = file.Length;
        await file.DisposeAsync();
        File.Move(HalfName(path), path);
        return length;
    }

    /// <summary>What was not finished does not stay.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!file.CanWrite) return;
        await file.DisposeAsync();
        File.Delete(HalfName(path));
    }

    private async Task EntryAsync(string name, Stream content, CancellationToken cancellation) => await tar.WriteEntryAsync(
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancellation);
}
