using System.Globalization;
using System.Text.Json;

namespace PrepPlatform.MultipleChoice.Numbers;

/// <summary>The right number, how far off is still right, and its units.</summary>
internal sealed class NumericQuestion
{
    // What conversions and decimal fractions lose in binary arithmetic.
    private const double Noise = 1e-12;

    private readonly string[] units;
    private readonly (string Unit, double Factor)[] conversions;

    public NumericQuestion(JsonElement definition)
    {
        Answer = definition.GetProperty("answer").GetDouble();
        var tolerance = definition.TryGetProperty("tolerance", out var given) ? given.GetDouble() : 0;
        Tolerance = definition.Text("toleranceKind") == "relative" ? tolerance * Math.Abs(Answer) : tolerance;
        units = definition.Texts("units");
        conversions = Array.ConvertAll(definition.List("conversions"), c => (c.Text("unit"), c.GetProperty("factor").GetDouble()));
    }

    public double Answer { get; }

    /// <summary>In the answer's unit.</summary>
    public double Tolerance { get; }

    /// <summary>The answer's own unit, or empty.</summary>
    public string Unit => units.Length == 0 ? "" : units[0];

    public bool HasUnit => units.Length > 0;

    /// <summary>The answer's own unit and those that may be used instead.</summary>
    public IReadOnlyList<string> UnitsToShow => HasUnit ? [Unit, .. conversions.Select(c => c.Unit)] : [];

    /// <summary>The answer as it could be typed.</summary>
    public string Best => HasUnit ? $"{Say(Answer)} {Unit}" : Say(Answer);

    /// <summary>The answer for the learner.</summary>
    public string InWords => Tolerance == 0 ? $"`{Best}`" : $"`{Best}`, give or take `{Tolerance.ToString("0.##########", CultureInfo.InvariantCulture)}`";

    public bool Takes(double value) => Math.Abs(value - Answer) <= Tolerance + Noise * Math.Max(Math.Abs(value), Math.Abs(Answer));

    /// <summary>How many of the answer's unit one of this is; null: an unknown unit.</summary>
    public double? Factor(string typed)
    {
        var unit = Spelling.OfUnit(typed);
        foreach (var known in units)
            if (Spelling.OfUnit(known) == unit) return 1;
        foreach (var (known, factor) in conversions)
            if (Spelling.OfUnit(known) == unit) return factor;
        return null;
    }

    public static string Say(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
