using System.Text.RegularExpressions;

namespace PrepPlatform.Practice.Domain.Similarity;

/// <summary>A piece of a program as it is compared.</summary>
/// <param name="Code">Equal for pieces that count as the same.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct Token(int Code, int Start, int End);

/// <summary>
/// Cuts a program into pieces that stay the same when it is disguised: comments and spaces are left out, every name is one and the same piece, so is every number and every
/// text. Words of the language and signs stay themselves.
/// </summary>
internal static partial class Tokenizer
{
    private const string Name = "name", Number = "0", Text = "text";

    /// <summary>What is no name in any of the languages; a name that is a word elsewhere does no harm.</summary>
    private static readonly HashSet<string> Words =
    [
        .. """
           and as assert async await break case catch char class const continue def default del do double elif else enum except extends finally float for foreach from function
           global goto if implements import in include instanceof int interface is lambda let long namespace new not null or out pass private protected public raise return short
           static string struct super switch template this throw throws try typedef typeof using var void while with yield bool boolean true false None True False
           """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    public static IReadOnlyList<Token> Read(string language, string source)
    {
        var tokens = new List<Token>();
        foreach (Match match in (language == "python" ? Python() : Braces()).Matches(source))
        {
            if (match.Groups["skip"].Success) continue;
            var piece = match.Groups["text"].Success ? Text : match.Groups["number"].Success ? Number : match.Groups["word"].Success && !Words.Contains(match.Value) ? Name : match.Value;
            tokens.Add(new(Code(piece), match.Index, match.Index + match.Length));
        }

        return tokens;
    }

    /// <summary>The same on every machine and every day (FNV-1a).</summary>
    private static int Code(string piece)
    {
        var code = 2166136261;
        foreach (var sign in piece) code = (code ^ sign) * 16777619;
        return unchecked((int)code);
    }

    [GeneratedRegex("""(?<skip>\s+|\#[^\n]*)|(?<text>[A-Za-z]{0,2}("{3}[\s\S]*?("{3}|\z)|'{3}[\s\S]*?('{3}|\z)|"(\\.|[^"\\\n])*"?|'(\\.|[^'\\\n])*'?))|(?<number>\d[\w.]*)|(?<word>[\p{L}_]\w*)|\S""", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Python();

    [GeneratedRegex("""(?<skip>\s+|//[^\n]*|/\*[\s\S]*?(\*/|\z))|(?<text>[@$]{0,2}"(\\.|[^"\\\n])*"?|'(\\.|[^'\\\n])*'?|`(\\.|[^`\\])*`?)|(?<number>\d[\w.]*)|(?<word>[\p{L}_$][\w$]*)|\S""", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Braces();
}
