using System.Collections.Concurrent;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>What an encoder says of an answer and its targets, where there is one.</summary>
/// <param name="embedder">The encoder.</param>
/// <param name="authors">Vectors of questions and targets, which come with every answer; for one model.</param>
internal sealed class Meanings(ITextEmbedder embedder, ConcurrentDictionary<string, float[]> authors)
{
    private const int Batch = 256, MostSentences = 48, Longest = 2000, MostKept = 4000;
    private readonly Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);

    /// <summary>Adds the encoder's features to comparisons of one answer.</summary>
    public async Task AddAsync(Passage answer, Passage question, IReadOnlyList<(Comparison Nearest, IReadOnlyList<Passage> Targets)> all, CancellationToken cancellation)
    {
        var sentences = Sentences(answer);
        List<string> asked = [TextOf(question), .. all.SelectMany(c => c.Targets.Select(TextOf))];
        foreach (var text in asked)
            if (authors.TryGetValue(text, out var known)) vectors[text] = known;
        await EncodeAsync([.. sentences, .. asked, .. all.Select(c => TextOf(c.Nearest.Answer))], cancellation);
        if (authors.Count > MostKept) authors.Clear();
        foreach (var text in asked) authors[text] = vectors[text];
        foreach (var (nearest, targets) in all)
        {
            var (stretch, wanted) = (vectors[TextOf(nearest.Answer)], targets.Select(t => vectors[TextOf(t)]).ToList());
            nearest[Feature.Meaning] = wanted.Max(w => Cosine(w, stretch));
            nearest[Feature.MeaningOfPart] = sentences.Select(s => wanted.Max(w => Cosine(w, vectors[s]))).Append(nearest[Feature.Meaning]).Max();
            nearest[Feature.MeaningBeyondQuestion] = nearest[Feature.Meaning] - Cosine(vectors[TextOf(question)], stretch);
        }
    }

    private async Task EncodeAsync(IEnumerable<string> texts, CancellationToken cancellation)
    {
        foreach (var batch in texts.Where(t => !vectors.ContainsKey(t)).Distinct(StringComparer.Ordinal).Chunk(Batch))
            foreach (var (text, vector) in batch.Zip(await embedder.EmbedAsync(batch, cancellation))) vectors[text] = vector;
    }

    private static List<string> Sentences(Passage answer) =>
        [.. Enumerable.Range(0, Math.Min(MostSentences, answer.Sentences)).Select(s => TextOf(answer.Part(s, s))).Distinct(StringComparer.Ordinal)];

    private static string TextOf(Passage passage)
    {
        var (start, end) = passage.Stretch;
        return passage.Text[start..Math.Min(end, start + Longest)];
    }

    private static double Cosine(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
