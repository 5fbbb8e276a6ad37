namespace PrepPlatform.Evaluation.Recordings;

/// <summary>How much of their voice a person may send.</summary>
internal static class RecordingLimits
{
    public const int MostPiece = 512 * 1024, MostPieces = 4_000, MostTakes = 30;

    /// <summary>Requests of one session in a minute: far above what a recorder sends, and what one that was offline sends at once.</summary>
    public const int MostInAMinute = 600;

    /// <summary>48 kHz, 16 bits, two channels: what a studio's file has without compression, or nearly, and six times what our own recorder needs.</summary>
    private const int BytesPerSecond = 192_000;

    /// <summary>Of kinds that are compressed: more than any speech needs.</summary>
    private const int CompressedPerSecond = 40_000;

    /// <summary>For what a file holds besides sound.</summary>
    private const long Margin = 64 * 1024;

    /// <summary>Seconds that a recorder may stop late.</summary>
    private const int Leeway = 5;

    /// <summary>Most bytes of any.</summary>
    public const long MostBytes = 128L * 1024 * 1024;

    private const long UsualTotal = 64L * 1024 * 1024;

    /// <summary>A recording may be that much longer under way than it lasts, once its subject is closed.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(3);

    /// <summary>Whoever needs the recording waits so long for the next piece.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long one is kept that no answer holds.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(2);

    /// <summary>Most bytes of one of this type that may last so long.</summary>
    public static long BytesFor(TimeSpan time, string type) =>
        (long)Math.Min(MostBytes, (time.TotalSeconds + Leeway) * (type is "audio/wav" or "audio/flac" ? BytesPerSecond : CompressedPerSecond) + Margin);

    /// <summary>Most bytes of all that one person sends for one subject: room for a number of takes, whatever the longest may be.</summary>
    public static long TotalFor(long longest) => Math.Max(UsualTotal, 3 * longest);
}
