using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using PrepPlatform.Kernel;

namespace PrepPlatform.Ui.Tables;

/// <summary>Strangers' words as a workbook may hold them.</summary>
internal static partial class XlsxText
{
    /// <summary>What a cell holds at most.</summary>
    private const int Most = 32_767;

    /// <summary>Neutralised, of a length that fits, without signs that XML forbids.</summary>
    public static string Cell(string text) => Escaped().Replace(Clean(CellText.Neutral(text)).Cut(Most), "_x005F_$1");

    /// <summary>Without what XML cannot hold: control signs and halves of pairs.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // Halves come as U+FFFD.
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (!XmlConvert.IsXmlChar(c)) return false; // A surrogate too: then it is looked at more closely.
        return true;
    }

    /// <summary>Programs read <c>_x0041_</c> as a sign by its number.</summary>
    [GeneratedRegex("_(x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escaped();
}
