using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Scoring;

/// <summary>Looks at what a plugin says it heard.</summary>
internal static class SpokenCheck
{
    private const int MostWords = 5000, MostMeasures = 20, Word = 200, Name = 100, Tip = 500, Corrected = 20_000;
    private const decimal MostValue = 1_000_000;

    /// <summary>Why it cannot be true; null: nothing speaks against it.</summary>
    public static string? Problem(SpokenAnswer spoken) => spoken switch
    {
        _ when spoken.Seconds is < 0 or > MostValue => "a recording cannot last that long.",
        _ when spoken.Words is null || spoken.Words.Count > MostWords || spoken.Words.Any(w => w?.Text is null) => "a word is missing, or there are more than 5,000.",
        _ when spoken.Words.Any(w => w.Start < 0 || w.End < w.Start || w.End > MostValue || w.Confidence is < 0 or > 1) => "a word's time or confidence cannot be.",
        _ when spoken.Model is null || spoken.Corrected is null => "what was heard lacks a text.",
        _ when spoken.Delivery is null || spoken.Delivery.Count > MostMeasures || spoken.Delivery.Any(IsHollow) => "a measure of the delivery is missing, or there are more than 20.",
        _ => null,
    };

    public static SpokenAnswer Trim(SpokenAnswer spoken) => spoken with
    {
        Seconds = decimal.Round(spoken.Seconds, 3), Model = ResultCheck.Cut(spoken.Model, Name), Corrected = ResultCheck.Cut(spoken.Corrected, Corrected),
        Words = [.. spoken.Words.Select(w => new HeardWord(ResultCheck.Cut(w.Text, Word), decimal.Round(w.Start, 3), decimal.Round(w.End, 3), decimal.Round(w.Confidence, 3)))],
        Delivery = [.. spoken.Delivery.Select(d => d with { Name = ResultCheck.Cut(d.Name, Name), Unit = ResultCheck.Cut(d.Unit, Name), Tip = ResultCheck.Cut(d.Tip, Tip), Value = decimal.Round(d.Value, 4) })],
    };

    private static bool IsHollow(DeliveryMeasure measure) =>
        measure is null || string.IsNullOrEmpty(measure.Name) || measure.Unit is null || measure.Tip is null || Math.Abs(measure.Value) > MostValue;
}
