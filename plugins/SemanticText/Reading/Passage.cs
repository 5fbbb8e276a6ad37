namespace PrepPlatform.SemanticText.Reading;

/// <summary>A text as the scorer reads it.</summary>
internal sealed class Passage
{
    private readonly HashSet<string> stems;

    private Passage(string text, IReadOnlyList<Token> tokens, IReadOnlyList<Sign> signs, Disguise disguise)
    {
        (Text, Tokens, Signs, Disguise) = (text, tokens, signs, disguise);
        Content = [.. tokens.Where(t => t.IsContent)];
        stems = [.. Content.Select(t => t.Stem)];
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Minus signs, operators and the like that stand between the tokens.</summary>
    public IReadOnlyList<Sign> Signs { get; }

    /// <summary>The tokens that say something.</summary>
    public IReadOnlyList<Token> Content { get; }

    /// <summary>Signs that somebody meant it to look other than it is.</summary>
    public Disguise Disguise { get; }

    public bool IsEmpty => Tokens.Count == 0;

    public int Sentences => Tokens.Count == 0 ? 0 : Tokens[^1].Sentence + 1;

    public bool Has(string stem) => stems.Contains(stem);

    public static Passage Read(string text)
    {
        var letters = Letters.Read(text);
        var (tokens, signs) = Tokenizer.Split(letters);
        return new Passage(text, Polarity.Mark(tokens), signs, letters.Disguise);
    }

    /// <summary>Some of its tokens, as a passage of their own whose places are still those of the text.</summary>
    public Passage Part(IEnumerable<Token> tokens) => new(Text, [.. tokens], Signs, Disguise);

    public Passage Part(int firstSentence, int lastSentence) => Part(Tokens.Where(t => t.Sentence >= firstSentence && t.Sentence <= lastSentence));

    /// <summary>The stretch of the text that it covers.</summary>
    public (int Start, int End) Stretch => IsEmpty ? (0, 0) : (Tokens.Min(t => t.Start), Tokens.Max(t => t.End));

    /// <summary>The same words and signs in the same order, however they are written and punctuated: "at -5" is not "at 5".</summary>
    public bool SaysTheSame(Passage other) => HasTheSameWords(other) && string.Equals(Said, other.Said, StringComparison.Ordinal);

    public bool HasTheSameWords(Passage other) => Tokens.Select(t => t.Word).SequenceEqual(other.Tokens.Select(t => t.Word), StringComparer.Ordinal);

    /// <summary>Its words and signs one after the other: what two texts that say the same have in common.</summary>
    public string Said => field ??= string.Join(' ', Tokens.Select(t => (t.Start, t.Word)).Concat(Signs.Select(s => (s.Start, Word: s.Mark.ToString()))).OrderBy(p => p.Start).Select(p => p.Word));
}

/// <summary>What stands in a text that readers do not see.</summary>
/// <param name="Hidden">Characters without width inside words.</param>
/// <param name="LookAlikes">Letters of other scripts that look like Latin ones and stand among them.</param>
/// <param name="Foreign">Part of the letters that are of no Latin script, 0 to 1.</param>
internal readonly record struct Disguise(int Hidden, int LookAlikes, double Foreign);
