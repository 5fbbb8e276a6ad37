using System.Globalization;
using System.Text;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;
using PrepPlatform.SemanticText.Scoring;

namespace PrepPlatform.Asag;

/// <summary>Makes the plugin's weights from answers that people have graded, with the plugin's own reading and comparing.</summary>
/// <param name="model">The encoder that the weights are for, or null: by words alone.</param>
/// <param name="encoder">The encoder that stands in for it at a question: one that has not learnt from its answers, as in use.</param>
internal sealed class Training(string? model, Func<Asked, ITextEmbedder?> encoder)
{
    private const double InventedWeight = 0.25;

    public async Task<Trees> RunAsync(IReadOnlyList<Asked> questions, Boosting.Options options)
    {
        var rows = new List<Row>();
        for (var i = 0; i < questions.Count; i++)
        {
            var asked = questions[i];
            // A question with many answers says less with each of them.
            var weight = 8 / Math.Sqrt(asked.Answers.Count + 5.0);
            foreach (var answer in asked.Answers) rows.Add(await RowAsync(asked, answer, weight));
            foreach (var invented in Augmenting.Of(asked, questions[(i + questions.Count / 2) % questions.Count])) rows.Add(await RowAsync(asked, invented, weight * InventedWeight));
        }

        var features = Enum.GetValues<Feature>().Take(model is null ? Features.Lexical : Features.Count).ToList();
        return new Boosting(rows, features, options).Run(model);
    }

    private async Task<Row> RowAsync(Asked asked, Graded graded, double weight)
    {
        var answer = Passage.Read(graded.Text);
        var nearest = Reader.Nearest(asked.Comparer, answer, asked.Targets);
        if (encoder(asked) is { } embedder && !answer.IsEmpty) await new Meanings(embedder, new(StringComparer.Ordinal)).AddAsync(answer, Passage.Read(asked.Question), [(nearest, asked.Targets)], CancellationToken.None);
        return new Row(nearest.Values, graded.Score, weight);
    }

    public static void Write(Trees trees, string file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{ \"encoder\": {(trees.Encoder is null ? "null" : $"\"{trees.Encoder}\"")}, \"start\": {trees.Start:0.#####}, \"nodes\": [\n");
        text.AppendJoin(",\n", trees.Nodes.Select(t => $"[{string.Join(',', t.Select(n => $"[{string.Join(',', n.Select(v => v.ToString("0.#####", CultureInfo.InvariantCulture)))}]"))}]"));
        File.WriteAllText(file, text.Append("\n] }\n").ToString());
    }
}
