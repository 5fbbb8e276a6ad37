using PrepPlatform.Evaluators;

namespace PrepPlatform.Ui.Components;

/// <summary>A stretch of the learner's words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Criterion">Number of the criterion that rests on them, from 1; 0: none.</param>
/// <param name="Note">What they show.</param>
internal sealed record EvidencePart(string Text, int Criterion, string Note)
{
    /// <summary>The whole text in parts. Where spans overlap the first wins; what lies outside the text is left out.</summary>
    public static IReadOnlyList<EvidencePart> Split(string text, IReadOnlyList<Criterion> criteria)
    {
        var parts = new List<EvidencePart>();
        var at = 0;
        foreach (var (span, number) in criteria.SelectMany((c, i) => c.Evidence.Select(e => (e, i + 1))).OrderBy(e => e.e.Start).ThenByDescending(e => e.e.Length))
        {
            var start = Math.Max(span.Start, at);
            var end = (int)Math.Min((long)span.Start + span.Length, text.Length);
            if (end <= start) continue;
            if (start > at) parts.Add(new EvidencePart(text[at..start], 0, ""));
            parts.Add(new EvidencePart(text[start..end], number, span.Note));
            at = end;
        }

        if (at < text.Length) parts.Add(new EvidencePart(text[at..], 0, ""));
        return parts;
    }
}
