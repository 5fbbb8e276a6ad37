using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>Something about an answer that is no point of the question.</summary>
/// <param name="Name">For the learner.</param>
/// <param name="Reason">For the learner.</param>
/// <param name="Note">For staff.</param>
/// <param name="Factor">What the score is multiplied by.</param>
/// <param name="Review">Whether a person is to look at it.</param>
/// <param name="Where">The tokens that it is about.</param>
internal sealed record Remark(string Name, string Reason, string Note, double Factor, bool Review, IReadOnlyList<Token> Where);

/// <summary>An answer with what does not count left out.</summary>
internal sealed record Inspected(Passage Counted, IReadOnlyList<Remark> Remarks);
