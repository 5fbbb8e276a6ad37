using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrepPlatform.Hosting;

namespace PrepPlatform.Web.Backup;

/// <summary>Reads an archive from its beginning to its end; it is gone through twice, first to see that it is whole, and each time its sums are compared.</summary>
internal static class ArchiveReader
{
    private const int Piece = 1 << 16, LargestManifest = 64 << 20;

    /// <summary>Reads all of it, compares every sum and gives its manifest. Nothing else is touched before.</summary>
    /// <exception cref="StartException">It is no archive of a backup, or not whole, or was changed.</exception>
    public static async Task<Manifest> VerifyAsync(string path, CancellationToken cancellation)
    {
        using var sums = new PartSums();
        try
        {
            var (json, sum) = (Array.Empty<byte>(), "");
            await foreach (var (name, content) in EntriesAsync(path, cancellation))
            {
                if (sum.Length > 0) throw new InvalidDataException("something follows its end");
                if (name == Manifest.Name) json = await ReadAllAsync(content, cancellation);
                else if (name == Manifest.SumName) sum = Encoding.ASCII.GetString(await ReadAllAsync(content, cancellation));
                else if (json.Length > 0) throw new InvalidDataException("its entries are out of order");
                else await sums.Through(name, content).CopyToAsync(Stream.Null, cancellation);
            }

            if (sum.Length == 0) throw new InvalidDataException("its end is missing");
            if (sum != Convert.ToHexStringLower(SHA256.HashData(json))) throw new InvalidDataException("its manifest was changed");
            var manifest = Manifest.Read(json) ?? throw new InvalidDataException("its manifest is empty");
            if (manifest.Format != Manifest.CurrentFormat) throw new InvalidDataException($"it was written in form {manifest.Format}, by version {manifest.Version}");
            sums.Compare(manifest);
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new StartException($"{path} is not a whole archive ({e.Message.TrimEnd('.')}): take another one. Nothing was touched.");
        }
    }

    /// <summary>Every entry in turn; each content ends where the next entry is asked for.</summary>
    public static async IAsyncEnumerable<(string Name, Stream Content)> EntriesAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) throw new InvalidDataException($"{entry.Name} is no file");
            yield return (entry.Name, entry.DataStream ?? Stream.Null);
        }

        // What is packed has a sum of its own, which is compared at its very end.
        var rest = new byte[Piece];
        while (await unpacked.ReadAsync(rest, cancellation) is var read and > 0)
            if (rest.AsSpan(0, read).ContainsAnyExcept((byte)0)) throw new InvalidDataException("something follows its end");
    }

    private static async Task<byte[]> ReadAllAsync(Stream content, CancellationToken cancellation)
    {
        if (content.Length > LargestManifest) throw new InvalidDataException("its manifest is too large");
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
