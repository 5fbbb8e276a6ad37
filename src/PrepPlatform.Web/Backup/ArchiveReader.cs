using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrepPlatform.Hosting;

namespace PrepPlatform.Web.Backup;

/// <summary>Reads an archive from its beginning to its end; it is gone through twice, first to see that it is whole.</summary>
internal static class ArchiveReader
{
    private const int Piece = 1 << 16, LargestManifest = 64 << 20;

    /// <summary>Reads all of it, compares every sum and gives its manifest. Nothing else is touched before.</summary>
    /// <exception cref="StartException">It is no archive of a backup, or not whole, or was changed.</exception>
    public static async Task<Manifest> VerifyAsync(string path, CancellationToken cancellation)
    {
        var sums = new Dictionary<string, Sum>(StringComparer.Ordinal);
        try
        {
            var (json, sum) = (Array.Empty<byte>(), "");
            await foreach (var (name, content) in EntriesAsync(path, cancellation))
            {
                if (sum.Length > 0) throw new InvalidDataException("something follows its end");
                if (name == Manifest.Name) json = await ReadAllAsync(content, cancellation);
                else if (name == Manifest.SumName) sum = Encoding.ASCII.GetString(await ReadAllAsync(content, cancellation));
                else if (json.Length > 0) throw new InvalidDataException("its entries are out of order");
                else await AddAsync(sums, name, content, cancellation);
            }

            if (sum.Length == 0) throw new InvalidDataException("its end is missing");
            if (sum != Convert.ToHexStringLower(SHA256.HashData(json))) throw new InvalidDataException("its manifest was changed");
            var manifest = Manifest.Read(json) ?? throw new InvalidDataException("its manifest is empty");
            if (manifest.Format != Manifest.CurrentFormat) throw new InvalidDataException($"it was written in form {manifest.Format}, by version {manifest.Version}");
            Compare(manifest, sums);
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or JsonException or ArgumentException or NotSupportedException)
        {
            throw new StartException($"{path} is not a whole archive ({e.Message.TrimEnd('.')}): take another one. Nothing was touched.");
        }
        finally
        {
            foreach (var sum in sums.Values) sum.Dispose();
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

    /// <summary>The table that a piece belongs to, as the key of its sum, or the one sum of all files.</summary>
    public static string PartOf(string name) => name.StartsWith(Places.FilesPrefix, StringComparison.Ordinal) ? Places.FilesPrefix : name[..name.LastIndexOf('/')];

    private static async Task AddAsync(Dictionary<string, Sum> sums, string name, Stream content, CancellationToken cancellation)
    {
        if (name.LastIndexOf('/') < 1) throw new InvalidDataException($"{name} is not known");
        var part = PartOf(name);
        if (!sums.TryGetValue(part, out var sum)) sums[part] = sum = new Sum();
        if (part == Places.FilesPrefix) sum.Begin(name, content.Length);
        var buffer = new byte[Piece];
        while (await content.ReadAsync(buffer, cancellation) is var read and > 0) sum.Add(buffer.AsSpan(0, read));
    }

    private static void Compare(Manifest manifest, Dictionary<string, Sum> sums)
    {
        var expected = manifest.Databases.SelectMany((d, i) => d.Tables.Select(t => (Part: Places.TablePrefix(i, t.Name), t.Bytes, t.Sha256))).ToList();
        if (manifest.Files is { Count: > 0 } files) expected.Add((Places.FilesPrefix, files.Bytes, files.Sha256));
        foreach (var (part, bytes, sha) in expected)
        {
            if (!sums.Remove(part, out var sum)) throw new InvalidDataException($"{part} is missing");
            using (sum)
                if (sum.Bytes != bytes || sum.End() != sha) throw new InvalidDataException($"{part} was changed");
        }

        if (sums.Count > 0) throw new InvalidDataException($"{sums.Keys.First()} is not in its manifest");
    }

    private static async Task<byte[]> ReadAllAsync(Stream content, CancellationToken cancellation)
    {
        if (content.Length > LargestManifest) throw new InvalidDataException("its manifest is too large");
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
