namespace PrepPlatform.Ui;

/// <summary>A stretch of a long list, reached by key: it stays right while rows come and go, and the last page is as fast as the first.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The key to ask for what follows, or null at the end.</param>
/// <param name="IsFirst">Whether nothing comes before.</param>
public sealed record KeyPage<T>(IReadOnlyList<T> Rows, string? Next, bool IsFirst);

/// <summary>Makes pages.</summary>
public static class KeyPage
{
    /// <summary>Cuts a page out of up to <paramref name="size"/> + 1 rows that were read.</summary>
    public static KeyPage<T> Cut<T>(IReadOnlyList<T> read, int size, bool isFirst, Func<T, string> key) =>
        read.Count > size ? new([.. read.Take(size)], key(read[size - 1]), isFirst) : new(read, null, isFirst);
}
