namespace PrepPlatform.Speech.Voice;

/// <summary>A stretch of a recording, in samples.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;
}
