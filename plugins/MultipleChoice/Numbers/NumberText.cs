using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepPlatform.MultipleChoice.Numbers;

/// <summary>
/// Reads a number as people type it: 9.81, 9,81, 1 000, 1,23,456.5, 1.5e3, 1.5×10³, 10^-3, 3/4, 1½, −7, ₹500. What follows, or a currency's sign before, is its unit.
/// One comma before exactly three digits (1,234) is read as the tenant wants it; a single point is always a decimal point.
/// </summary>
internal static partial class NumberText
{
    /// <summary>The number and its unit, or an empty text; null where there is none, or one beyond all measure.</summary>
    public static (double Value, string Unit)? Read(string typed, bool commaIsDecimal)
    {
        var match = Number().Match(Spelling.Of(typed));
        if (!match.Success || Value(match, commaIsDecimal) is not { } value || !double.IsFinite(value)) return null;
        var (currency, rest) = (match.Groups["currency"].Value, match.Groups["rest"].Value);
        return (match.Groups["minus"].ValueSpan is "-" ? -value : value, rest.Length == 0 ? currency : currency.Length == 0 ? rest : $"{currency} {rest}");
    }

    private static double? Value(Match match, bool commaIsDecimal)
    {
        if (match.Groups["bottom"].Success)
        {
            var bottom = Parse(match.Groups["bottom"].ValueSpan);
            return bottom == 0 ? null : (match.Groups["whole"].Success ? Parse(match.Groups["whole"].ValueSpan) : 0) + Parse(match.Groups["top"].ValueSpan) / bottom;
        }

        var mantissa = match.Groups["mantissa"].Success ? Invariant(match.Groups["mantissa"].Value, commaIsDecimal) : "1";
        // Together as one literal, so that 1.1e3 is exactly 1100.
        return Parse(match.Groups["power"].Success ? $"{mantissa}e{match.Groups["power"].ValueSpan}" : mantissa);
    }

    /// <summary>With a decimal point and without anything between thousands.</summary>
    private static string Invariant(string mantissa, bool commaIsDecimal)
    {
        var text = mantissa.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (comma >= 0 && point >= 0) return comma > point ? Decimal(text, ',', '.') : Decimal(text, '.', ',');
        if (comma < 0) return text.IndexOf('.', StringComparison.Ordinal) == point ? text : Decimal(text, ' ', '.');
        return text.IndexOf(',', StringComparison.Ordinal) == comma && (commaIsDecimal || !Thousands().IsMatch(text)) ? Decimal(text, ',', '.') : Decimal(text, '.', ',');
    }

    private static string Decimal(string text, char sign, char between) =>
        text.Replace(between.ToString(), "", StringComparison.Ordinal).Replace(sign, '.');

    private static double Parse(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        ^(?<minus>[+-]?)\ ? (?<currency>\p{Sc})?\ ?
        (?: (?:(?<whole>\d+)\ )? (?<top>[1-9]\d*) \ ?/\ ? (?<bottom>\d+)
          | 10 \ ?\^\ ? (?<power>[+-]?\d{1,4})
          | (?<mantissa>
                \d{1,3} (?:[ ']\d{3})+ (?:[.,]\d+)?
              | \d{1,3} (?:,\d{2,3})* ,\d{3} (?:\.\d+)?
              | \d{1,3} (?:\.\d{3})+ (?:,\d+ | \.\d{3})
              | \d+ (?:[.,]\d*)?
              | [.,]\d+ )
            (?: [eE](?<power>[+-]?\d{1,4}) | \ ?[*·xX]\ ?10 \ ?\^\ ? (?<power>[+-]?\d{1,4}) )?
        )
        (?![\d.,^]) \ ?(?<rest>.*)$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[1-9]\d{0,2},\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
