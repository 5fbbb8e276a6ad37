namespace PrepPlatform.CodeJudge.Checking;

/// <summary>The words of an output, one after the other, without copying them.</summary>
internal ref struct Tokens(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> rest = text;

    /// <summary>False: there are no more.</summary>
    public bool TryNext(out ReadOnlySpan<byte> token)
    {
        var start = 0;
        while (start < rest.Length && IsSpace(rest[start])) start++;
        var end = start;
        while (end < rest.Length && !IsSpace(rest[end])) end++;
        token = rest[start..end];
        rest = rest[end..];
        return token.Length > 0;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (>= 9 and <= 13);
}
