using System.Globalization;
using System.Text;

namespace PrepPlatform.SemanticText.Reading;

/// <summary>
/// A text in small plain letters, each with its place in the text as written. Characters without width are left out and letters that only look Latin are
/// read as what they look like, so that a "not" with a zero-width space in it is still a "not".
/// </summary>
internal sealed class Letters
{
    private readonly StringBuilder plain;
    private readonly List<(int Start, int End, Script Script)> places;

    private Letters(int length) => (plain, places) = (new StringBuilder(length), new List<(int, int, Script)>(length));

    private enum Script
    {
        Latin,
        LookAlike,
        Foreign,
    }

    public int Count => plain.Length;

    public char this[int index] => plain[index];

    public Disguise Disguise { get; private set; }

    public int StartOf(int index) => places[index].Start;

    public int EndOf(int index) => places[index].End;

    public string Slice(int start, int end) => plain.ToString(start, end - start);

    public static Letters Read(string text)
    {
        var made = new Letters(text.Length);
        var (hidden, place) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var (start, end) = (place, place + rune.Utf16SequenceLength);
            place = end;
            if (IsInvisible(rune)) hidden++;
            else made.Add(rune, start, end);
        }

        made.Disguise = new Disguise(hidden, made.DisguisedWords(), made.ForeignPart());
        return made;
    }

    private void Add(Rune rune, int start, int end)
    {
        if (rune.IsAscii) Put(char.ToLowerInvariant((char)rune.Value), start, end, Script.Latin);
        else if (LookAlikes.Latin(rune) is { } latin) Put(latin, start, end, Script.LookAlike);
        else
        {
            var script = Rune.IsLetter(rune) && rune.Value > 0x24F && rune.Value is < 0x1D00 or > 0x1EFF and < 0xFB00 ? Script.Foreign : Script.Latin;
            // "≠" is no "=" with an accent.
            var decomposed = Rune.GetUnicodeCategory(rune) == UnicodeCategory.MathSymbol ? rune.ToString() : Plain(rune.ToString());
            foreach (var c in decomposed)
                if (c is < '\u0300' or > '\u036F') Put(char.ToLowerInvariant(Mark(c)), start, end, script);
        }
    }

    private void Put(char c, int start, int end, Script script)
    {
        plain.Append(c);
        places.Add((start, end, script));
    }

    /// <summary>Words of two or more letters of which some only look Latin and none is of another script: α alone is a symbol, Привет is Russian.</summary>
    private int DisguisedWords()
    {
        var words = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!char.IsLetter(plain[i])) continue;
            var begin = i;
            while (i + 1 < Count && char.IsLetter(plain[i + 1])) i++;
            var scripts = places.GetRange(begin, i - begin + 1).ConvertAll(p => p.Script);
            if (scripts.Count > 1 && scripts.Contains(Script.LookAlike) && !scripts.Contains(Script.Foreign)) words++;
        }

        return words;
    }

    private double ForeignPart()
    {
        var (all, foreign) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            if (!char.IsLetter(plain[i])) continue;
            all++;
            if (places[i].Script != Script.Latin) foreign++;
        }

        return all == 0 ? 0 : foreign / (double)all;
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F or 0x034F or 0x115F or 0x1160 or 0x3164;

    private static string Plain(string letter)
    {
        try
        {
            return letter.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return letter;
        }
    }

    private static char Mark(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u2032' or '\u02BC' => '\'',
        '\u201C' or '\u201D' => '"',
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        '\u2044' => '/',
        _ => c,
    };
}
