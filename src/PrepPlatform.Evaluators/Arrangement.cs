namespace PrepPlatform.Evaluators;

/// <summary>
/// How one candidate sees one question. With a seed, every id in the presentation is the plugin's own and says nothing of the key: items are
/// numbered as they are shown. A response speaks in those ids, so it is scored with the arrangement that it was given in.
/// </summary>
/// <param name="Seed">0: as the author wrote it, with the definition's own ids. Anything else decides every random choice.</param>
/// <param name="Shuffle">Whether options change places. What must be shuffled to be a question at all (matching, ordering) is shuffled with any seed.</param>
public readonly record struct Arrangement(long Seed, bool Shuffle)
{
    /// <summary>In the author's order and ids: for authors, batch grading and tests.</summary>
    public static Arrangement AsWritten => default;
}
