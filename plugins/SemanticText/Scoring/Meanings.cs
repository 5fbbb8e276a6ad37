using System.Collections.Concurrent;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>What an encoder says of an answer and its targets, where there is one.</summary>
/// <param name="embedder">The encoder.</param>
/// <param name="authors">Vectors of questions and targets, which come with every answer, and of single words; for one model.</param>
internal sealed class Meanings(ITextEmbedder embedder, ConcurrentDictionary<string, float[]> authors)
{
    private const int Batch = 256, MostSentences = 48, Longest = 2000, MostKept = 20_000;
    private readonly Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);

    /// <summary>Adds the encoder's features to comparisons of one answer.</summary>
    public async Task AddAsync(Passage answer, Passage question, IReadOnlyList<(Comparison Nearest, IReadOnlyList<Passage> Targets)> all, CancellationToken cancellation)
    {
        var meant = Meant(all.SelectMany(c => c.Nearest.Matches));
        var sentences = Sentences(answer, meant);
        List<string> asked = [TextOf(question), .. all.SelectMany(c => c.Targets.Select(TextOf)), .. all.SelectMany(c => c.Nearest.Target.Content.Concat(c.Nearest.Answer.Content)).Select(t => t.Word).Distinct(StringComparer.Ordinal)];
        foreach (var text in asked)
            if (authors.TryGetValue(text, out var known)) vectors[text] = known;
        await EncodeAsync([.. sentences, .. asked, .. all.Select(c => TextOf(c.Nearest.Answer, meant))], cancellation);
        if (authors.Count > MostKept) authors.Clear();
        foreach (var text in asked) authors[text] = vectors[text];
        foreach (var (nearest, targets) in all)
        {
            var (stretch, wanted) = (vectors[TextOf(nearest.Answer, meant)], targets.Select(t => vectors[TextOf(t)]).ToList());
            nearest[Feature.Meaning] = wanted.Max(w => Cosine(w, stretch));
            nearest[Feature.MeaningOfPart] = sentences.Select(s => wanted.Max(w => Cosine(w, vectors[s]))).Append(nearest[Feature.Meaning]).Max();
            nearest[Feature.MeaningBeyondQuestion] = nearest[Feature.Meaning] - Cosine(vectors[TextOf(question)], stretch);
            (nearest[Feature.MeaningRecall], nearest[Feature.MeaningPrecision]) = Words(nearest, question);
        }
    }

    /// <summary>How much of the target's new words is in the answer, and of the answer's in the target, where a word also counts by its nearest in meaning (after Sultan, Salazar and Sumner 2016).</summary>
    private (double Recall, double Precision) Words(Comparison made, Passage question)
    {
        var wanted = made.Matches.Where(m => !question.Has(m.Wanted.Stem)).ToList();
        var said = made.Answer.Content.DistinctBy(t => t.Stem).Where(t => !question.Has(t.Stem)).ToList();
        if (wanted.Count == 0 || said.Count == 0) return (made[Feature.NewRecall], made[Feature.NewPrecision]);
        var recall = wanted.Sum(m => m.Weight * (m.Contradicts ? 0 : Math.Max(m.Credit, said.Max(t => Near(t, m.Wanted)))));
        var precision = said.Sum(t => t.Weight * wanted.Max(m => Math.Max(m.Found.Stem == t.Stem ? m.Credit : 0, Near(t, m.Wanted))));
        return (recall / wanted.Sum(m => m.Weight), precision / said.Sum(t => t.Weight));
    }

    private double Near(Token one, Token other) => Math.Max(0, Cosine(vectors[one.Word], vectors[other.Word]));

    private async Task EncodeAsync(IEnumerable<string> texts, CancellationToken cancellation)
    {
        foreach (var batch in texts.Where(t => !vectors.ContainsKey(t)).Distinct(StringComparer.Ordinal).Chunk(Batch))
            foreach (var (text, vector) in batch.Zip(await embedder.EmbedAsync(batch, cancellation))) vectors[text] = vector;
    }

    private static List<string> Sentences(Passage answer, Dictionary<int, string> meant) =>
        [.. Enumerable.Range(0, Math.Min(MostSentences, answer.Sentences)).Select(s => TextOf(answer.Part(s, s), meant)).Distinct(StringComparer.Ordinal)];

    /// <summary>The targets' words where they were found in another form or misspelt, by their places: an encoder knows no slips of the finger.</summary>
    private static Dictionary<int, string> Meant(IEnumerable<Match> matches) =>
        matches.Where(m => m is { Credit: > 0, IsOpposite: false }).DistinctBy(m => m.Found.Start).ToDictionary(m => m.Found.Start, m => m.Wanted.Word);

    /// <summary>As it is read, not as it is written: letters that only look like others, or are not seen, change nothing.</summary>
    private static string TextOf(Passage passage) => Join(passage.Tokens.Select(t => t.Word));

    private static string TextOf(Passage passage, Dictionary<int, string> meant) => Join(passage.Tokens.Select(t => meant.GetValueOrDefault(t.Start, t.Word)));

    private static string Join(IEnumerable<string> words) => Saying.Cut(string.Join(' ', words), Longest);

    private static double Cosine(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
