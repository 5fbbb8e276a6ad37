using System.Buffers.Text;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Running;

namespace PrepPlatform.CodeJudge.Checking;

/// <summary>Compares what was put out with what should be.</summary>
internal static class OutputChecker
{
    private static readonly TestResult WrongForm = new(Verdicts.WrongForm, 0, "The words are right, but spaces or line ends are not.");

    public static TestResult Compare(CheckerKind kind, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> got, double tolerance)
    {
        var right = kind switch
        {
            CheckerKind.Exact => WithoutLastEnd(expected).SequenceEqual(WithoutLastEnd(got)),
            CheckerKind.Float => SameTokens(expected, got, tolerance),
            CheckerKind.UnorderedLines => SameSet(Lines(expected), Lines(got)),
            CheckerKind.UnorderedTokens => SameSet(Words(expected), Words(got)),
            _ => SameTokens(expected, got, null),
        };
        if (right) return TestResult.Right;
        if (kind == CheckerKind.Exact && SameTokens(expected, got, null)) return WrongForm with { Detail = Difference.Say(expected, got) };
        return new TestResult(Verdicts.Wrong, 0, got.IsEmpty ? "It put out nothing." : "The output is not right.") { Detail = Difference.Say(expected, got) };
    }

    private static bool SameTokens(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> got, double? tolerance)
    {
        var one = new Tokens(expected);
        var other = new Tokens(got);
        while (one.TryNext(out var a))
            if (!other.TryNext(out var b) || !(a.SequenceEqual(b) || (tolerance is { } most && IsNear(a, b, most)))) return false;
        return !other.TryNext(out _);
    }

    private static bool IsNear(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> got, double tolerance) =>
        TryNumber(expected, out var a) && TryNumber(got, out var b) && Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a));

    private static bool TryNumber(ReadOnlySpan<byte> text, out double number)
    {
        if (text is [(byte)'+', ..]) text = text[1..];
        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length && double.IsFinite(number);
    }

    private static bool SameSet(List<string> expected, List<string> got)
    {
        expected.Sort(StringComparer.Ordinal);
        got.Sort(StringComparer.Ordinal);
        return expected.SequenceEqual(got, StringComparer.Ordinal);
    }

    /// <summary>Spaces at their ends and empty lines do not count.</summary>
    private static List<string> Lines(ReadOnlySpan<byte> text) =>
        [.. System.Text.Encoding.Latin1.GetString(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    private static List<string> Words(ReadOnlySpan<byte> text)
    {
        var tokens = new Tokens(text);
        List<string> words = [];
        while (tokens.TryNext(out var token)) words.Add(System.Text.Encoding.Latin1.GetString(token));
        return words;
    }

    /// <summary>Whether the last line ends is nobody's mistake.</summary>
    private static ReadOnlySpan<byte> WithoutLastEnd(ReadOnlySpan<byte> text) => text switch
    {
        [.. var all, (byte)'\r', (byte)'\n'] => all,
        [.. var all, (byte)'\n'] => all,
        _ => text,
    };
}
