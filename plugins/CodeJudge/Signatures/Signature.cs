using System.Text.RegularExpressions;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>One parameter of a function.</summary>
internal sealed record Parameter(string Name, string Type);

/// <summary>The function that an answer is.</summary>
internal sealed partial record Signature(string Name, IReadOnlyList<Parameter> Parameters, string Returns)
{
    /// <summary>Words that name nothing in one language or another.</summary>
    private static readonly HashSet<string> Reserved =
    [
        .. ("and as assert async await auto base bool boolean break byte case catch char class const continue debugger def default del delete do double elif else enum except " +
            "export extends extern false final finally float for from function global goto if implements import in int interface is lambda let long main namespace native new nonlocal not " +
            "null object or out override package params pass private protected public raise readonly ref register return sealed short signed sizeof static string struct super switch " +
            "template this throw throws True False None true try typedef typename union unsigned using var virtual void volatile while with yield Main Solution").Split(' '),
    ];

    /// <summary>C has no value for "nothing".</summary>
    public bool FitsLanguage(string language) => language != "c" || !Types.Any(t => t.Contains('?', StringComparison.Ordinal));

    /// <summary>Of the parameters and, at last, of the result.</summary>
    public IEnumerable<string> Types => Parameters.Select(p => p.Type).Append(Returns);

    public static bool IsName(string name) => Name_().IsMatch(name) && !Reserved.Contains(name);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}$")]
    private static partial Regex Name_();
}
