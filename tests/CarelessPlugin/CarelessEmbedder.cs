using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.CarelessPlugin;

/// <summary>Breaks every promise of an embedder: lengths differ, places count, and nothing stops it.</summary>
internal sealed class CarelessEmbedder : ITextEmbedder
{
    public string Model => "careless 1.0";

    public ValueTask<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation) =>
        new([.. texts.Select((text, place) => new[] { MathF.Cos(place), MathF.Sin(place), text.Length == 0 ? 1 : 0f })]);
}
