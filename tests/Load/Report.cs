using System.Globalization;
using System.Text;

namespace PrepPlatform.Tests.Load;

/// <summary>What a benchmark found, as a table.</summary>
/// <param name="How">One sentence: how often and under what it was measured.</param>
/// <param name="Rows">The figures.</param>
internal sealed record Report(string How, IReadOnlyList<Measure> Rows)
{
    public bool Missed => Rows.Any(r => r.Met is false);

    public string ToText()
    {
        var (what, measured) = (Rows.Max(r => r.What.Length), Rows.Max(r => r.Measured.Length));
        var text = new StringBuilder();
        foreach (var row in Rows)
            text.AppendLine($"  {row.What.PadRight(what)}  {row.Measured.PadLeft(measured)}  {row.Target} {row.Verdict}".TrimEnd());
        return text.ToString();
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder("| what | measured | target | met |\n| --- | ---: | ---: | --- |\n");
        foreach (var row in Rows) text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Measured} | {row.Target} | {row.Verdict} |\n");
        return text.ToString();
    }
}

/// <summary>One figure.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="Target">What it must be, or empty.</param>
/// <param name="Met">Whether it is; null without a target.</param>
internal sealed record Measure(string What, string Measured, string Target = "", bool? Met = null)
{
    public string Verdict => Met switch { true => "yes", false => "NO", null => "" };

    public static Measure Below(string what, double measured, double limit, string unit, string format = "0.##") => new(
        what, $"{Say(measured, format)} {unit}", $"< {Say(limit, "0.##")} {unit}", measured < limit);

    public static Measure Above(string what, double measured, double least, string unit, string format = "#,0") => new(
        what, $"{Say(measured, format)} {unit}", $"> {Say(least, "#,0")} {unit}", measured > least);

    public static Measure Plain(string what, double measured, string unit, string format = "0.##") => new(what, $"{Say(measured, format)} {unit}".TrimEnd());

    private static string Say(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>Figures of several runs.</summary>
internal static class Runs
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
