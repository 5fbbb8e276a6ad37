using PrepPlatform.Evaluators;

namespace PrepPlatform.Ui.Components;

/// <summary>A stretch of the learner's words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Criteria">Numbers of the criteria that rest on them, from 1; empty: none.</param>
/// <param name="Note">What they show.</param>
internal sealed record EvidencePart(string Text, IReadOnlyList<int> Criteria, string Note)
{
    private sealed record Span(int Start, int End, int Criterion, string Note);

    /// <summary>The whole text in parts, cut where evidence begins and ends; what lies outside the text is left out, and no character is cut in two.</summary>
    public static IReadOnlyList<EvidencePart> Split(string text, IReadOnlyList<Criterion> criteria)
    {
        var spans = criteria.SelectMany((c, i) => c.Evidence.Select(e => Inside(e, i + 1, text))).Where(s => s.End > s.Start).ToList();
        var cuts = spans.SelectMany(s => new[] { s.Start, s.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        var parts = new List<EvidencePart>();
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1)))
        {
            var covering = spans.Where(s => s.Start <= from && s.End >= to).ToList();
            var part = new EvidencePart(text[from..to], [.. covering.Select(s => s.Criterion).Distinct().Order()], Join(covering.Select(s => s.Note)));
            // Spans of one criterion that overlap are one.
            if (parts is [.., var last] && last.Criteria.SequenceEqual(part.Criteria)) parts[^1] = last with { Text = last.Text + part.Text, Note = Join([last.Note, part.Note]) };
            else parts.Add(part);
        }

        return parts;
    }

    private static Span Inside(EvidenceSpan span, int criterion, string text)
    {
        var (start, end) = (Math.Clamp(span.Start, 0, text.Length), (int)Math.Clamp((long)span.Start + span.Length, 0, text.Length));
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start])) start--;
        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end])) end++;
        return new Span(start, end, criterion, span.Note);
    }

    private static string Join(IEnumerable<string> notes) => string.Join("; ", notes.SelectMany(n => n.Split("; ")).Where(n => n.Length > 0).Distinct());
}
