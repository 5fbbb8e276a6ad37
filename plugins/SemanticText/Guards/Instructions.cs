using System.Text.RegularExpressions;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>Sentences that speak to whoever scores rather than to the question. They earn nothing, and a person looks at the answer.</summary>
internal static partial class Instructions
{
    public static (Remark Remark, HashSet<int> Sentences)? Find(Passage answer)
    {
        var sentences = answer.Tokens.GroupBy(t => t.Sentence).Where(s => Order().IsMatch(string.Join(' ', s.Select(t => t.Word)))).Select(s => s.Key).ToHashSet();
        return sentences.Count == 0 ? null : (new Remark("Words to the scorer", "Sentences about how to score your answer do not count; a person will look at it.",
            "The answer tries to give the scorer orders.", 1, true, [.. answer.Tokens.Where(t => sentences.Contains(t.Sentence))]), sentences);
    }

    // The words are those of the tokenizer: small letters, no marks, "not" apart.
    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|bypass|skip)\b(?: \w+){0,4} (?:instructions?|rubrics?|prompts?|rules|guidelines|criteria|key|grading|scoring)\b" +
        @"|\b(?:give|grant|award|assign|return|output|mark|grade|score|rate|set)\b(?: \w+){0,5} (?:full|maximum|max|perfect|highest|top|all|100|10) (?:the )?(?:marks?|points?|scores?|credits?|grades?|percent)\b" +
        @"|\b(?:mark|grade|score|treat|count|consider|accept|rate)\b (?:this|my|the|it)(?: \w+){0,2} (?:as )?(?:fully )?(?:correct|right|perfect|full|complete)\b" +
        @"|\b(?:you are|act as|pretend to be|as) (?:a |an |the |now )*(?:ai|grader|grading|examiner|evaluator|language model|assistant|llm|chatbot|teacher who)\b" +
        @"|\bsystem prompt\b|\b(?:previous|above|prior|earlier) instructions?\b|\b(?:dear|hello|hi|note to) (?:ai|grader|evaluator|examiner|teacher)\b|\b(?:score|grade|marks?) (?:is |of )?(?:1|10|100) (?:out of )?(?:1|10|100)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();
}
