namespace PrepPlatform.SemanticText.Reading;

/// <summary>A word or number of a text.</summary>
/// <param name="Start">Where it starts in the text as written, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Word">In plain small letters.</param>
/// <param name="Stem">What it has in common with its other forms.</param>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="Clause">Index of its part of the text between commas and the like.</param>
/// <param name="IsContent">Whether it says something by itself: not "the", "of" or "is".</param>
/// <param name="IsDenied">Whether an odd number of negations reaches it.</param>
/// <param name="InDenial">Whether an odd number of negations stands in its clause, before or after it: "lost packets are not sent again" speaks of packets.</param>
/// <param name="Weight">How much it says, 0.1 to 1: rare words say more.</param>
internal readonly record struct Token(
    int Start, int End, string Word, string Stem, int Sentence, int Clause, bool IsContent, bool IsDenied, bool InDenial, double Weight);
