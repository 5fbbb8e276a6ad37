using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Evaluation;

/// <summary>Texts as vectors whose cosine says how near they are in meaning, by the encoder that this installation has.</summary>
public interface ITextEmbedder
{
    /// <summary>
    /// One vector for each text. Fails, with a sentence for staff, where no encoder is installed or it does not work now; callers go on without. Long work is
    /// done in pieces, between which others have their turn; a text longer than the model reads is cut.
    /// </summary>
    Task<Result<TextVectors>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation);
}

/// <summary>Texts as vectors.</summary>
/// <param name="Model">Name and version of the model: vectors of two models cannot be compared.</param>
/// <param name="Vectors">One of length 1 for each text, in their order, all of one size.</param>
public sealed record TextVectors(string Model, IReadOnlyList<float[]> Vectors);
