using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Hearing;

namespace PrepPlatform.Speech.Delivery;

/// <summary>
/// How something was spoken. No part of a score: accents, nerves and microphones differ. Ranges are wide and ours; they lie around what is known of
/// understandable English, and the source of each method stands with it.
/// </summary>
internal static class DeliveryReport
{
    /// <summary>From less speech than this no rate is made.</summary>
    private const double ShortestSpan = 3;

    /// <summary>Below this a word is shown as unsure.</summary>
    public const decimal Unsure = 0.6m;

    public static IReadOnlyList<DeliveryMeasure> Make(Heard heard)
    {
        if (heard.Activity.Speech.Count == 0) return [];
        var measures = new List<DeliveryMeasure>();
        var words = heard.Words ?? [];
        if (heard.Activity.Span >= ShortestSpan && words.Count > 0) measures.AddRange([Pace(heard, words), Articulation(heard, words)]);
        if (heard.Activity.Span >= ShortestSpan) measures.AddRange(Pauses(heard));
        if (words.Count > 0) measures.AddRange([Filled(heard, words), Clarity(words)]);
        measures.AddRange(Level(Loudness.Of(heard)));
        return measures;
    }

    /// <summary>
    /// Words by the time from the first sound of speech to the last. Tauroza and Allison, "Speech rates in British English", Applied Linguistics 11 (1990), found 140 words a
    /// minute in lectures, 160 in radio talks and 190 in interviews.
    /// </summary>
    private static DeliveryMeasure Pace(Heard heard, IReadOnlyList<HeardWord> words)
    {
        var pace = words.Count / heard.Activity.Span * 60;
        return Measure("Pace", pace, 0, "words a minute", 100, 190, pace switch
        {
            < 100 => "You speak slowly. Plan the next sentence before you begin it, then say it in one go.",
            > 190 => "You speak fast. Breathe at the end of each sentence; listeners need that time.",
            _ => "Easy to follow.",
        });
    }

    /// <summary>
    /// Syllables by the time in which there is sound, without pauses, as in de Jong and Wempe, "Praat script to detect syllable nuclei and measure speech rate automatically",
    /// Behavior Research Methods 41 (2009); here syllables are estimated from the words that were heard, not from the sound.
    /// </summary>
    private static DeliveryMeasure Articulation(Heard heard, IReadOnlyList<HeardWord> words)
    {
        var rate = words.Sum(w => Syllables.In(w.Text)) / heard.Activity.Speaking;
        return Measure("Articulation", rate, 1, "syllables a second", 2.5m, 6, rate switch
        {
            < 2.5 => "You draw out your words. Say one short phrase after another without stretching it.",
            > 6 => "Your words run into one another. Finish the last syllable of each before the next.",
            _ => "Your words come at a usual speed between the pauses.",
        });
    }

    /// <summary>Silences of at least a quarter of a second within the answer: Goldman-Eisler, Psycholinguistics: Experiments in Spontaneous Speech (1968).</summary>
    private static IEnumerable<DeliveryMeasure> Pauses(Heard heard)
    {
        var pauses = heard.Activity.Pauses;
        var (rate, longest) = (pauses.Count / heard.Activity.Span * 60, pauses.DefaultIfEmpty().Max());
        yield return Measure("Pauses", rate, 1, "a minute", null, 30, rate > 30 ? "You stop often. Say a whole thought, then pause." : "Pauses between thoughts help those who listen.");
        yield return Measure("Longest pause", longest, 1, "seconds", null, 3, longest > 3 ? "One pause was long. If you need time, say what you are thinking about." : "No pause was too long.");
    }

    private static DeliveryMeasure Filled(Heard heard, IReadOnlyList<HeardWord> words)
    {
        var rate = Fillers.Count(words) / Math.Max(heard.Activity.Span, ShortestSpan) * 60;
        return Measure("Filler words", rate, 1, "a minute", null, 6, (rate > 6 ? "Replace \"um\" and \"you know\" by a short silence." : "Few words only fill a pause.") + " The transcriber leaves some of them out, so there may be more.");
    }

    private static DeliveryMeasure Clarity(IReadOnlyList<HeardWord> words)
    {
        var (mean, unsure) = (words.Average(w => w.Confidence) * 100, words.Count(w => w.Confidence < Unsure));
        var tip = unsure == 0 ? "Every word was recognised with ease." : $"{unsure} of {words.Count} words {(unsure == 1 ? "was" : "were")} hard to recognise: speak towards the microphone and finish your words. An accent or an unusual term may be the reason as well.";
        return Measure("Clarity", (double)mean, 0, "percent", 70, null, tip);
    }

    private static IEnumerable<DeliveryMeasure> Level(Loudness loudness)
    {
        yield return Measure("Level", loudness.Level, 0, "decibels below full scale", -38, -9, loudness.Level switch
        {
            < -38 => "The recording is quiet. Move nearer to the microphone or raise its level.",
            > -9 => "The recording is very loud. Move away from the microphone or lower its level.",
            _ => "The recording has a good level.",
        });
        if (loudness.Clipped > 0.1) yield return Measure("Distortion", loudness.Clipped, 1, "percent of the sound", null, 0.1m, "The loudest moments are cut off. Move away from the microphone or lower its level.");
    }

    private static DeliveryMeasure Measure(string name, double value, int digits, string unit, decimal? low, decimal? high, string tip) => new(name, decimal.Round((decimal)value, digits), unit, low, high, tip);
}
