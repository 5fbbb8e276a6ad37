using System.Collections.Frozen;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>A model's word pieces by their ids: a line each, counted from 0; those within a word start with <c>##</c>.</summary>
internal sealed class Vocabulary
{
    private static readonly string[] SpecialNames = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> starts, parts;

    private Vocabulary(Dictionary<string, int> ids)
    {
        Count = ids.Count;
        (Pad, Unknown, First, Last) = (Needed(ids, "[PAD]"), Needed(ids, "[UNK]"), Needed(ids, "[CLS]"), Needed(ids, "[SEP]"));
        Special = [.. SpecialNames.Where(ids.ContainsKey).Select(n => (n, ids[n]))];
        var inside = ids.Where(i => i.Key.StartsWith("##", StringComparison.Ordinal)).ToDictionary(i => i.Key[2..], i => i.Value);
        Longest = ids.Keys.Max(k => k.Length);
        starts = ids.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        parts = inside.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count { get; }

    public int Pad { get; }

    public int Unknown { get; }

    public int First { get; }

    public int Last { get; }

    /// <summary>Characters of the longest piece.</summary>
    public int Longest { get; }

    /// <summary>The marks that stand for themselves wherever a text holds them, as in the tokenizers that models are trained with.</summary>
    public IReadOnlyList<(string Text, int Id)> Special { get; }

    /// <exception cref="InvalidDataException">It is no vocabulary; the message says why.</exception>
    public static Vocabulary Read(byte[] file)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new StreamReader(new MemoryStream(file));
        for (var id = 0; reader.ReadLine() is { } line; id++) ids[line] = id;
        return new Vocabulary(ids);
    }

    /// <summary>The id of a piece, or -1.</summary>
    /// <param name="piece">Its characters.</param>
    /// <param name="inside">Whether it goes on with a word.</param>
    public int Find(ReadOnlySpan<char> piece, bool inside) => (inside ? parts : starts).TryGetValue(piece, out var id) ? id : -1;

    private static int Needed(Dictionary<string, int> ids, string name) => ids.TryGetValue(name, out var id) ? id : throw new InvalidDataException($"The vocabulary has no {name}.");
}
