namespace PrepPlatform.Web.Backup;

/// <summary>The sums of an archive's parts while it is read, be it only looked at or loaded.</summary>
internal sealed class PartSums : IDisposable
{
    private readonly Dictionary<string, Sum> sums = new(StringComparer.Ordinal);

    /// <summary>The table that a piece belongs to, or all files.</summary>
    /// <exception cref="InvalidDataException">It is no piece of anything.</exception>
    public static string PartOf(string name)
    {
        if (name.StartsWith(Places.FilesPrefix, StringComparison.Ordinal)) return Places.FilesPrefix;
        return name.LastIndexOf('/') is var end and >= 1 ? name[..end] : throw new InvalidDataException($"{name} is not known");
    }

    /// <summary>The same content; what is read of it is added to the sum of its part.</summary>
    public Stream Through(string name, Stream content)
    {
        var part = PartOf(name);
        if (!sums.TryGetValue(part, out var sum)) sums[part] = sum = new Sum();
        if (part == Places.FilesPrefix) sum.Begin(name, content.Length);
        return new SummingStream(content, sum);
    }

    /// <summary>All is read: it must be what the manifest says, no more and no less.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public void Compare(Manifest manifest)
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

    public void Dispose()
    {
        foreach (var sum in sums.Values) sum.Dispose();
    }
}
