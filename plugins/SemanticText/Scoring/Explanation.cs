using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Questions;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Why a part earned what it did, to the learner.</summary>
internal sealed record Reason(string Text, IReadOnlyList<EvidenceSpan> Evidence);

/// <summary>Says what was covered, or what was missed and what to read next.</summary>
internal static class Explanation
{
    private const double Covered = 0.75, Touched = 0.25;
    private const int MostMissing = 5, MostLinks = 3, Longest = 1000;

    public static Reason Of(Found found, TextQuestion question)
    {
        var here = Report.Evidence(found.Nearest.Answer.Tokens, found.Contradicted ? "says the opposite" : "says it");
        if (found is { Contradicted: false, Earned: >= Covered }) return new("You said this.", here);
        var touched = found.Earned >= Touched;
        var sentence = found.Contradicted ? "Your answer says the opposite of this" : touched ? "You said part of this" : "This is missing";
        var missing = touched && !found.Contradicted && Missing(found) is { Length: > 0 } words ? $" Not found: {words}." : "";
        return new(WithLinks($"{sentence}: {Saying.Quote(found.Part.Text)}{missing}", found.Part, question), touched || found.Contradicted ? here : []);
    }

    private static string Missing(Found found) => string.Join(", ", found.Nearest.Matches.Where(m => m.Credit == 0).OrderByDescending(m => m.Weight).Take(MostMissing)
        .OrderBy(m => m.Wanted.Start).Select(m => $"*{Saying.Plain(m.Wanted.Word)}*"));

    /// <summary>As many links as fit whole.</summary>
    private static string WithLinks(string text, Part part, TextQuestion question)
    {
        var made = text;
        var links = part.ReadNext.Length > 0 ? [new Link("about this", part.ReadNext)] : question.ReadNext;
        foreach (var link in links.Take(MostLinks).Select(Saying.To))
            if (made.Length + link.Length + 20 <= Longest) made += made.Length == text.Length ? $" Read next: {link}" : $", {link}";
        return made.Length == text.Length ? made : $"{made}.";
    }
}
