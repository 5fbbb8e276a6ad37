using System.Text.RegularExpressions;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>
/// Sentences that speak to whoever scores rather than to the question. They earn nothing, and a person looks at the answer. "Previous instructions" and "rules"
/// are ordinary words in computing: an order must speak of marks, of this answer or of whoever scores it, and not in words of the question.
/// </summary>
internal static partial class Instructions
{
    public static (Remark Remark, HashSet<int> Sentences)? Find(Passage answer, Passage question, IReadOnlyList<Passage> targets)
    {
        var sentences = answer.Tokens.GroupBy(t => t.Sentence).Where(s => IsOrder([.. s], question, targets)).Select(s => s.Key).ToHashSet();
        return sentences.Count == 0 ? null : (new Remark("Words to the scorer", "Sentences about how to score your answer do not count; a person will look at it.",
            "The answer tries to give the scorer orders.", 1, true, [.. answer.Tokens.Where(t => sentences.Contains(t.Sentence))]), sentences);
    }

    private static bool IsOrder(List<Token> sentence, Passage question, IReadOnlyList<Passage> targets)
    {
        foreach (Match order in Order().Matches(string.Join(' ', sentence.Select(t => t.Word))))
            if (!order.Value.Split(' ').Select(Lexicon.Look).Where(w => w.IsContent).All(w => question.Has(w.Stem) || targets.Any(t => t.Has(w.Stem)))) return true;
        return false;
    }

    // The words are those of the tokenizer: small letters, no marks, "not" apart.
    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass|skip)\b(?: \w+){0,4} (?:rubrics?|grading|scoring|marking|(?:answer|marking) (?:key|scheme))\b" +
        @"|^(?:please |now |just |and |so |but )*(?:ignore|disregard|forget|override|bypass)\b(?: \w+){0,2} (?:previous|prior|above|earlier|your)(?: \w+){0,2} (?:instructions?|prompts?|rules|guidelines|criteria)\b" +
        @"|\b(?:give|gives|grant|award|assign|mark|grade|score|rate)\b(?: \w+){0,5} (?:full|maximum|max|perfect|all|100|10)(?: the)? (?:marks?|credits?|grades?|points)\b" +
        @"|\b(?:give|gives|grant|award|assign)\b (?:me|this|my|it|always|the)(?: \w+){0,4} (?:marks?|points?|scores?|credits?)\b" +
        @"|\b(?:give|award|assign|mark|grade|score|rate|treat|count|consider|accept)\b(?: \w+){0,8} (?:this|my) (?:answer|response|submission|essay)\b" +
        @"|\b(?:mark|grade|score|rate|accept)\b (?:this|my|it)(?: \w+){0,2} (?:as )?(?:fully )?(?:correct|right|perfect|full)\b" +
        @"|\b(?:you are|act as|pretend to be) (?:a |an |the |now )*(?:ai|grader|grading|examiner|evaluator|language model|llm|teacher who)\b" +
        @"|\bsystem prompt\b|\b(?:dear|hello|hi|note to) (?:ai|grader|evaluator|examiner|teacher)\b|\b(?:score|grade|marks?) (?:is |of )?(?:10|100) out of (?:10|100)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();
}
