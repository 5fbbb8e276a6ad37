using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Delivery;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Questions;

namespace PrepPlatform.Speech.Scoring;

/// <summary>What becomes of a spoken answer.</summary>
internal static class Results
{
    /// <summary>As much as a short answer may have.</summary>
    private const int LongestText = 12_000;

    public static EvaluationResult Nothing(SpokenQuestion question) => new() { Outcome = Outcome.Scored, Criteria = [new("Recording", 0, question.Points, "Nothing was recorded.")] };

    /// <summary>A suggestion of nothing: a person listens.</summary>
    public static EvaluationResult Review(SpokenQuestion question, string reason, string notes) =>
        new() { Outcome = Outcome.NeedsReview, Confidence = 0, Notes = Cut(notes, 1000), Criteria = [new("Recording", 0, question.Points, reason)] };

    /// <summary>A text that nobody spoke.</summary>
    public static EvaluationResult Typed(JsonElement definition, string text) =>
        GoOn(definition, text, 0, "The text was typed: there is no recording with it.");

    public static EvaluationResult Of(JsonElement definition, SpokenQuestion question, Heard heard, string corrected)
    {
        var spoken = new SpokenAnswer(decimal.Round((decimal)heard.Recording.Seconds, 3), heard.Words ?? [], heard.Model) { Delivery = [.. Length(question, heard), .. DeliveryReport.Make(heard)], Corrected = corrected };
        if (heard.Activity.Speech.Count == 0) return Silent(definition, question, heard, corrected) with { Spoken = spoken };
        if (heard.Words is null)
            return Review(question, "Your answer is kept and waits to be transcribed; until then a person can listen to it.", $"There is no speech model, so this was not transcribed. {string.Join(' ', heard.Notes)}") with
            {
                Spoken = spoken, Awaits = "a speech model",
            };
        if (heard.Words.Count == 0 && corrected.Length == 0)
            return Review(question, "There is speech in your recording, but no word was recognised; a person will listen to it.", "There is speech in the recording, but no word was recognised.") with { Spoken = spoken };
        return Transcribed(definition, question, heard, corrected) with { Spoken = spoken };
    }

    /// <summary>Said where the learner reads how it was spoken, since what is scored is another question.</summary>
    private static IEnumerable<DeliveryMeasure> Length(SpokenQuestion question, Heard heard) => heard.Recording.IsCut
        ? [new("Length", decimal.Round((decimal)heard.Recording.Seconds), "seconds", null, question.MaxSeconds, $"What you said after {question.MaxSeconds} seconds was not heard.")]
        : [];

    private static EvaluationResult Silent(JsonElement definition, SpokenQuestion question, Heard heard, string corrected) => corrected.Length > 0
        ? GoOn(definition, corrected, 0, "No speech was heard in the recording; the text was typed.")
        : new()
        {
            Outcome = Outcome.Scored, Confidence = heard.Activity.Certainty,
            Criteria = [new("Recording", 0, question.Points, "No speech was heard in your recording. Check with the recorder's meter that the microphone hears you.")],
        };

    private static EvaluationResult Transcribed(JsonElement definition, SpokenQuestion question, Heard heard, string corrected)
    {
        var (words, notes) = (heard.Words!, new List<string>());
        var certainty = Certainty.Of(words);
        if (corrected.Length > 0)
        {
            var correction = Correction.Between(words, corrected);
            certainty = Certainty.Of(words, correction);
            notes.Add(correction switch
            {
                { Changed: 0 } => "The speaker looked at the transcript and changed no word.",
                { Changed: 1, Sure: 0 } => "The speaker corrected a word of the transcript that was unsure.",
                { Sure: 0 } => $"The speaker corrected {correction.Changed} words of the transcript, which were unsure.",
                { Changed: 1 } => "The speaker changed a word of the transcript that had been heard well: compare with the recording.",
                _ => $"The speaker changed {correction.Changed} words of the transcript, {correction.Sure} of them where it was sure: compare with the recording.",
            });
        }

        if (heard.Recording.IsCut)
        {
            certainty = 0;
            notes.Add($"The recording is longer than the {question.MaxSeconds} s that were asked for; what comes later was not transcribed.");
        }

        return GoOn(definition, corrected.Length > 0 ? corrected : string.Join(' ', words.Select(w => w.Text)), certainty, string.Join(' ', notes));
    }

    private static EvaluationResult GoOn(JsonElement definition, string text, decimal mostConfidence, string notes)
    {
        var cut = Cut(text, LongestText);
        if (cut.Length < text.Length) notes = $"{notes} Only the first {LongestText:#,0} characters were scored.".TrimStart();
        return new()
        {
            Outcome = Outcome.Scored, Confidence = mostConfidence, Notes = notes,
            Next = new("short-text", SpokenQuestion.AsText(definition), JsonSerializer.SerializeToElement(new { text = cut })) { MostConfidence = mostConfidence },
        };
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
