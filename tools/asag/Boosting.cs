using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Scoring;

namespace PrepPlatform.Asag;

/// <summary>An answer as the model sees it.</summary>
internal sealed record Row(double[] Features, double Target, double Weight);

/// <summary>Gradient boosting of small trees on the logistic loss (J. H. Friedman, "Greedy function approximation", 2001) that keep each feature's direction.</summary>
internal sealed class Boosting(IReadOnlyList<Row> rows, IReadOnlyList<Feature> features, Boosting.Options options)
{
    internal sealed record Options(int Rounds = 260, int Depth = 3, double Rate = 0.03, int LeastRows = 30, double Ridge = 4, double Sample = 0.6, double Columns = 0.6, ulong Seed = 7);

    private const int Bins = 48;
    private readonly Dice dice = new(options.Seed);
    private readonly double[] sums = new double[rows.Count];
    private double[][] edges = [];
    private byte[][] bins = [];

    private sealed record Split(int Feature, int Bin, double Gain, double Middle);

    public Trees Run(string? encoder)
    {
        Bin();
        var start = Math.Log(rows.Sum(r => r.Target * r.Weight) / rows.Sum(r => (1 - r.Target) * r.Weight));
        Array.Fill(sums, start);
        return new Trees { Encoder = encoder, Start = start, Nodes = [.. Enumerable.Range(0, options.Rounds).Select(_ => Grow())] };
    }

    private void Bin()
    {
        edges = new double[Features.Count][];
        bins = new byte[Features.Count][];
        foreach (var f in features.Select(f => (int)f))
        {
            var sorted = rows.Select(r => r.Features[f]).Order().ToArray();
            edges[f] = [.. Enumerable.Range(1, Bins - 1).Select(i => sorted[i * sorted.Length / Bins]).Distinct()];
            bins[f] = [.. rows.Select(r => (byte)Place(edges[f], r.Features[f]))];
        }
    }

    private static int Place(double[] edges, double value)
    {
        var place = Array.BinarySearch(edges, value);
        return place >= 0 ? place : ~place;
    }

    private double[][] Grow()
    {
        var (gradients, curvatures) = (new double[rows.Count], new double[rows.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            var p = 1 / (1 + Math.Exp(-sums[i]));
            (gradients[i], curvatures[i]) = (rows[i].Weight * (rows[i].Target - p), rows[i].Weight * p * (1 - p));
        }

        var sample = Enumerable.Range(0, rows.Count).Where(_ => dice.Part() < options.Sample).ToList();
        var columns = features.Select(f => (int)f).Where(_ => dice.Part() < options.Columns).ToList();
        var nodes = new List<double[]>();
        Node(nodes, sample, columns, options.Depth, double.NegativeInfinity, double.PositiveInfinity, gradients, curvatures);
        for (var i = 0; i < rows.Count; i++) sums[i] += Value(nodes, rows[i].Features);
        return [.. nodes];
    }

    private int Node(List<double[]> nodes, List<int> part, List<int> columns, int depth, double least, double most, double[] gradients, double[] curvatures)
    {
        var index = nodes.Count;
        var value = Math.Clamp(Leaf(part.Sum(i => gradients[i]), part.Sum(i => curvatures[i])), least, most);
        nodes.Add([-1, Math.Round(options.Rate * value, 5)]);
        if (depth == 0 || Best(part, columns, least, most, gradients, curvatures) is not { } split) return index;
        var (low, high) = (part.Where(i => bins[split.Feature][i] <= split.Bin).ToList(), part.Where(i => bins[split.Feature][i] > split.Bin).ToList());
        var direction = Features.Direction((Feature)split.Feature);
        var left = Node(nodes, low, columns, depth - 1, direction < 0 ? split.Middle : least, direction > 0 ? split.Middle : most, gradients, curvatures);
        var right = Node(nodes, high, columns, depth - 1, direction > 0 ? split.Middle : least, direction < 0 ? split.Middle : most, gradients, curvatures);
        nodes[index] = [split.Feature, edges[split.Feature][split.Bin], left, right];
        return index;
    }

    private Split? Best(List<int> part, List<int> columns, double least, double most, double[] gradients, double[] curvatures)
    {
        Split? best = null;
        foreach (var f in columns)
        {
            var (g, h, n) = (new double[Bins + 1], new double[Bins + 1], new int[Bins + 1]);
            foreach (var i in part)
            {
                var bin = bins[f][i];
                g[bin] += gradients[i];
                h[bin] += curvatures[i];
                n[bin]++;
            }

            var (allG, allH, lowG, lowH, low) = (g.Sum(), h.Sum(), 0.0, 0.0, 0);
            for (var bin = 0; bin < edges[f].Length; bin++)
            {
                (lowG, lowH, low) = (lowG + g[bin], lowH + h[bin], low + n[bin]);
                if (low < options.LeastRows || part.Count - low < options.LeastRows) continue;
                var (left, right) = (Math.Clamp(Leaf(lowG, lowH), least, most), Math.Clamp(Leaf(allG - lowG, allH - lowH), least, most));
                if (Features.Direction((Feature)f) * (right - left) < 0) continue;
                var gain = lowG * lowG / (lowH + options.Ridge) + (allG - lowG) * (allG - lowG) / (allH - lowH + options.Ridge) - allG * allG / (allH + options.Ridge);
                if (gain > (best?.Gain ?? 0.5)) best = new Split(f, bin, gain, (left + right) / 2);
            }
        }

        return best;
    }

    private double Leaf(double gradient, double curvature) => gradient / (curvature + options.Ridge);

    private static double Value(List<double[]> nodes, double[] features)
    {
        var node = nodes[0];
        while (node[0] >= 0) node = nodes[(int)(features[(int)node[0]] <= node[1] ? node[2] : node[3])];
        return node[1];
    }
}
