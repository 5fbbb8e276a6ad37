using System.Globalization;
using System.Text;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Asag;

/// <summary>What was measured, as Markdown.</summary>
internal static class Tables
{
    public static string Quality(IReadOnlyList<Scored> dev, IReadOnlyList<Scored> train)
    {
        var text = new StringBuilder("| answers | scored by | r | RMSE | macro-F1 |\n| --- | --- | ---: | ---: | ---: |\n");
        foreach (var set in new[] { "", "sciEntsBank", "beetle" })
        {
            var part = dev.Where(s => set.Length == 0 || s.Set == set).ToList();
            var given = part.ConvertAll(s => s.Given);
            foreach (var way in part[0].Scores.Keys)
            {
                var (scores, limit) = (part.ConvertAll(s => s.Scores[way]), Limit(way, train));
                text.Append(CultureInfo.InvariantCulture,
                    $"| {(set.Length == 0 ? "all" : set)} ({part.Count:#,0}) | {way} | {Metrics.Pearson(scores, given):0.000} | {Metrics.Rmse(scores, given):0.000} | {Metrics.MacroF1(scores, given, limit):0.000} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Plain methods get the limit that is best for them on the training questions; the plugin's is half the points.</summary>
    private static double Limit(string way, IReadOnlyList<Scored> train) => way is not (Evaluating.Overlap or Evaluating.Cosine or Evaluating.Encoder) ? 0.5
        : Enumerable.Range(1, 99).Select(i => i / 100.0).MaxBy(l => Metrics.MacroF1([.. train.Select(s => s.Scores[way])], [.. train.Select(s => s.Given)], l));

    /// <summary>Whether what calls itself sure is right.</summary>
    public static string Confidence(IReadOnlyList<Scored> dev)
    {
        var text = new StringBuilder("| confidence | answers | right side of half the points | mean error |\n| --- | ---: | ---: | ---: |\n");
        foreach (var (from, to) in new[] { (0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 1.01) })
        {
            var part = dev.Where(s => s.Confidence >= from && s.Confidence < to).ToList();
            if (part.Count == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"| {from:0.0} to {Math.Min(1, to):0.0} | {part.Count:#,0} | {part.Average(s => s.Scores[Evaluating.Plugin] >= 0.5 == s.Given >= 0.5 ? 1 : 0):0%} | {part.Average(s => Math.Abs(s.Scores[Evaluating.Plugin] - s.Given)):0.00} |\n");
        }

        return text.ToString();
    }

    /// <summary>What goes to a person, by what people called it.</summary>
    public static string Reviews(IReadOnlyList<Scored> dev)
    {
        var text = new StringBuilder("| people called it | answers | the plugin asks for a person | mean score |\n| --- | ---: | ---: | ---: |\n");
        foreach (var label in dev.GroupBy(s => s.Label).OrderBy(g => g.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {label.Key} | {label.Count():#,0} | {label.Average(s => s.Outcome == Outcome.NeedsReview ? 1 : 0):0%} | {label.Average(s => s.Scores[Evaluating.Plugin]):0.00} |\n");
        return text.ToString();
    }
}
