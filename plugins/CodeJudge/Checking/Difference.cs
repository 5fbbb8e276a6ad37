using System.Text;

namespace PrepPlatform.CodeJudge.Checking;

/// <summary>Shows where two outputs part, for examples.</summary>
internal static class Difference
{
    private const int Most = 64 * 1024;

    public static string Say(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> got)
    {
        var (wanted, given) = (Lines(expected), Lines(got));
        var at = 0;
        while (at < Math.Min(wanted.Length, given.Length) && wanted[at] == given[at]) at++;
        if (at == wanted.Length && at == given.Length) return "";
        return $" Line {at + 1}: expected {Line(wanted, at)}, got {Line(given, at)}.";
    }

    private static string Line(string[] lines, int at) => at < lines.Length ? lines[at].Length == 0 ? "an empty line" : CodeJudge.Words.Code(lines[at]) : "the end";

    private static string[] Lines(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, Most)]).Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
