using System.Xml.Linq;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.Asag;

/// <summary>An answer of a student with what people called it.</summary>
/// <param name="Text">As written.</param>
/// <param name="Label">correct, contradictory or incorrect.</param>
internal sealed record Graded(string Text, string Label)
{
    public double Score => Label == "correct" ? 1 : 0;
}

/// <summary>A question of the data.</summary>
internal sealed record Asked(string Set, string Id, string Question, IReadOnlyList<string> References, IReadOnlyList<Graded> Answers)
{
    public Comparer Comparer { get; } = new(Passage.Read(Question), tolerant: true);

    public IReadOnlyList<Passage> Targets { get; } = [.. References.Select(Passage.Read)];
}

/// <summary>Reads the training part of SemEval-2013 task 7 (SciEntsBank and Beetle, three labels) from its unpacked folder.</summary>
internal static class SemEval
{
    public static IReadOnlyList<Asked> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Where(f => f.Contains("3way", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Question)];

    /// <summary>A fifth of the questions is kept back, by chance with a fixed seed, so that no question is on both sides.</summary>
    public static (IReadOnlyList<Asked> Train, IReadOnlyList<Asked> Dev) Split(IReadOnlyList<Asked> questions)
    {
        var groups = Groups(questions);
        var dev = groups.Take(groups.Count / 5).SelectMany(g => g).ToList();
        return ([.. questions.Except(dev)], dev);
    }

    /// <summary>In which of so many parts each question is that is not kept back: the same parts as in <c>tools/encoder</c>.</summary>
    public static IReadOnlyDictionary<string, int> Parts(IReadOnlyList<Asked> questions, int count)
    {
        var groups = Groups(questions);
        return groups.Skip(groups.Count / 5).Select((g, i) => (g[0].Question, Part: i % count)).ToDictionary(g => g.Question, g => g.Part);
    }

    /// <summary>The same words in two places are one question.</summary>
    private static List<List<Asked>> Groups(IReadOnlyList<Asked> questions)
    {
        var groups = questions.GroupBy(q => q.Question).Select(g => g.ToList()).ToList();
        new Dice(2013).Shuffle(groups);
        return groups;
    }

    private static Asked Question(string file)
    {
        var root = XDocument.Load(file).Root!;
        return new Asked(Path.GetFileName(Path.GetDirectoryName(file))!, (string)root.Attribute("id")!, root.Element("questionText")!.Value,
            [.. root.Descendants("referenceAnswer").Select(r => r.Value)],
            [.. root.Descendants("studentAnswer").Select(a => new Graded(a.Value, (string)a.Attribute("accuracy")!))]);
    }
}
