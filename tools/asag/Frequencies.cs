using System.Globalization;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.Asag;

/// <summary>Counts in how many paragraphs of a corpus each stem stands: what is in many says little.</summary>
internal static class Frequencies
{
    private const int Most = 9000, Least = 30;

    public static async Task WriteAsync(string folder, string file)
    {
        var (counts, paragraphs) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            await foreach (var line in File.ReadLinesAsync(text))
            {
                paragraphs++;
                foreach (var stem in Words(line).Select(Stem).ToHashSet(StringComparer.Ordinal)) counts[stem] = counts.GetValueOrDefault(stem) + 1;
            }

        var kept = counts.Where(c => c.Value >= Least).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most);
        await File.WriteAllLinesAsync(file,
            ["# Stems and in how many of the paragraphs they stand; the first line is the number of paragraphs. Made by tools/asag.", $"_ {paragraphs}", .. kept.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}"))]);

        string Stem(string word)
        {
            if (!stems.TryGetValue(word, out var stem)) stems[word] = stem = Lexicon.StemOf(word);
            return stem;
        }
    }

    private static IEnumerable<string> Words(string line) =>
        line.Split((char[])[' ', '.', ',', ';', ':', '(', ')', '"', '\'', '-', '/', '?', '!', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.ToLowerInvariant()).Where(w => w.All(char.IsAsciiLetterLower));
}
