namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>A part of a question, of which all are worth the same.</summary>
/// <param name="Name">What it is, to the learner.</param>
/// <param name="Earned">1: it is right; 0: it is not; -1: it takes one part away.</param>
/// <param name="Worth">1, or 0 for what can only take away.</param>
/// <param name="Reason">Why, to the learner.</param>
internal readonly record struct Part(string Name, int Earned, int Worth, string Reason);
