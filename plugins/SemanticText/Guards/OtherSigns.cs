using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>An answer with a model answer's words and other signs: "i &gt; n" for "i &lt; n". Words alone cannot tell whether it is right.</summary>
internal static class OtherSigns
{
    public static Remark? Find(Passage answer, IReadOnlyList<Passage> statements) => !statements.Any(s => !s.IsEmpty && s.HasTheSameWords(answer) && !s.SaysTheSame(answer)) ? null
        : new("Other signs", "These are the words of a model answer with other signs, such as a minus or an operator; a person will look at it.", "The words are a model answer's, the signs are not.", 1, true, answer.Tokens);
}
