using System.Globalization;

namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>Names by place.</summary>
internal static class Ids
{
    private const int Most = 40;
    private static readonly string[] Letters = [.. Enumerable.Range('a', 26).Select(c => ((char)c).ToString())];
    private static readonly string[] Numbers = Made(""), Rows = Made("l"), Columns = Made("r");

    /// <summary>a, b, c …</summary>
    public static string Letter(int place) => Letters[place];

    /// <summary>1, 2, 3 …</summary>
    public static string Number(int place) => Numbers[place];

    /// <summary>l1, l2, l3 …</summary>
    public static string Row(int place) => Rows[place];

    /// <summary>r1, r2, r3 …</summary>
    public static string Column(int place) => Columns[place];

    private static string[] Made(string prefix) => [.. Enumerable.Range(1, Most).Select(n => prefix + n.ToString(CultureInfo.InvariantCulture))];
}
