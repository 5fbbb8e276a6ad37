namespace PrepPlatform.Ui.Search;

/// <summary>A module's answers to the command palette: what the reader may see, in at most one query.</summary>
public interface IPaletteSource
{
    /// <summary>A heading for its answers, in English.</summary>
    string Group { get; }

    /// <summary>Up to eight answers to at least two characters.</summary>
    Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation);
}

/// <summary>One answer.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Detail">More, or empty.</param>
/// <param name="Url">Where it leads.</param>
public sealed record PaletteHit(string Text, string Detail, string Url);
