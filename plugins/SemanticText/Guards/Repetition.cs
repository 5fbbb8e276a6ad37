using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>A sentence counts once, however often it is written.</summary>
internal static class Repetition
{
    private const int Tolerated = 1;

    public static (Remark Remark, HashSet<int> Sentences)? Find(Passage answer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var again = answer.Content.GroupBy(t => t.Sentence).Where(s => !seen.Add(string.Join(' ', s.Select(t => $"{(t.IsDenied ? "not " : "")}{t.Stem}")))).Select(s => s.Key).ToHashSet();
        if (again.Count == 0) return null;
        return (new Remark("Repeated sentences", "You wrote the same more than once; it counts once.", "", 1, again.Count > Tolerated + 2, []), again);
    }
}
