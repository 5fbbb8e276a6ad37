using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Something that a full answer says, to be looked for.</summary>
/// <param name="Name">For the learner, without Markdown.</param>
/// <param name="Text">As the author wrote it.</param>
/// <param name="Weight">Against the other parts.</param>
/// <param name="ReadNext">An address, or empty.</param>
/// <param name="Targets">Ways to say it.</param>
internal sealed record Part(string Name, string Text, decimal Weight, string ReadNext, IReadOnlyList<Passage> Targets);

/// <summary>What was found of a part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Nearest">Where the answer comes nearest to it.</param>
/// <param name="Probability">That a person would call it said.</param>
/// <param name="Earned">Of its weight, 0 to 1.</param>
/// <param name="Contradicted">The answer says the opposite.</param>
internal sealed record Found(Part Part, Comparison Nearest, double Probability, double Earned, bool Contradicted);

/// <summary>What an answer as a whole is worth.</summary>
/// <param name="Parts">What was found of each part.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record Verdict(IReadOnlyList<Found> Parts, double Score, double Confidence);
