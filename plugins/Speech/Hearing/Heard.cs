using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Voice;

namespace PrepPlatform.Speech.Hearing;

/// <summary>What is in a recording.</summary>
/// <param name="Recording">Itself.</param>
/// <param name="Activity">Where somebody speaks.</param>
/// <param name="Words">What they say; null: there was nothing that transcribes.</param>
/// <param name="Model">What transcribed it; empty: nothing did, or there was no speech.</param>
/// <param name="Notes">For staff: why nothing transcribed it.</param>
internal sealed record Heard(Recording Recording, Activity Activity, IReadOnlyList<HeardWord>? Words, string Model, IReadOnlyList<string> Notes);
