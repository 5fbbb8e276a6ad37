using System.Diagnostics;
using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Voice;
using PrepPlatform.Tests.Support.Speech;
using Activity = PrepPlatform.Speech.Voice.Activity;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>Where somebody speaks, and that nobody does in what is no speech.</summary>
public sealed class GateTests : Speaking
{
    private static readonly Dictionary<string, float[]> NoSpeech = new()
    {
        ["silence"] = Sounds.Silence(5), ["white noise"] = Sounds.White(5), ["quiet noise"] = Sounds.White(5, 0.003), ["pink noise"] = Sounds.Pink(5), ["hum"] = Sounds.Hum(5),
        ["hum that sets in"] = Sounds.Join(Sounds.Silence(2), Sounds.Hum(3)), ["a low tone"] = Sounds.Tone(5, 220), ["a tone"] = Sounds.Tone(5, 1000), ["beeps"] = Sounds.Beeps(5, 440),
        ["noise that sets in"] = Sounds.Join(Sounds.Silence(2), Sounds.White(3)), ["bursts of noise"] = Sounds.Bursts(5), ["a click"] = Sounds.Join(Sounds.Silence(1), [1, -1, 0.5f], Sounds.Silence(1)),
        ["a moment"] = Sounds.White(0.02), ["one sample"] = [0.5f],
    };

    public static TheoryData<string> Names => [.. NoSpeech.Keys];

    [Theory, MemberData(nameof(Names))]
    public void In_what_is_no_speech_the_gate_that_ships_hears_none(string sound) => EnergyGate.Find(NoSpeech[sound], default).Speech.ShouldBeEmpty();

    [SpeechFact]
    public void In_what_is_no_speech_the_trained_gate_hears_none()
    {
        foreach (var (name, samples) in NoSpeech) Trained(samples).Speech.ShouldBeEmpty(name);
    }

    [SpeechFact]
    public void People_are_heard_by_both_gates()
    {
        foreach (var file in SpeechData.Sentences.Append(SpeechData.Kennedy))
        {
            var samples = Wav.Read(file);
            var (own, trained) = (EnergyGate.Find(samples, default), Trained(samples));
            trained.Speech.ShouldNotBeEmpty(Path.GetFileName(file));
            own.Speech.ShouldNotBeEmpty(Path.GetFileName(file));
            Overlap(own, trained).ShouldBeGreaterThan(0.6, Path.GetFileName(file));
        }
    }

    [SpeechFact]
    public void Silence_around_and_noise_behind_speech_are_no_speech()
    {
        var speech = Wav.Read(SpeechData.Kennedy);
        var noise = Sounds.White(15, 0.003);
        var samples = Sounds.Join(Sounds.Silence(2), speech, Sounds.Silence(2)).Zip(noise, (a, b) => a + b).ToArray();
        foreach (var activity in new[] { EnergyGate.Find(samples, default), Trained(samples) })
        {
            activity.Speech[0].Start.ShouldBeInRange(2 * 16_000, 3 * 16_000);
            activity.Speech[^1].End.ShouldBeInRange(12 * 16_000, (int)(13.3 * 16_000));
            activity.Pauses.Count.ShouldBeInRange(2, 8, "he speaks in phrases");
        }
    }

    [ProgramFact("espeak-ng")]
    public void A_machine_that_speaks_is_heard_by_both_gates()
    {
        var file = At("spoken.wav");
        using (var process = Process.Start("espeak-ng", ["-v", "en-us", "-w", file, "A stack gives back first what was put in last. A queue does not."])) process.WaitForExit();
        var samples = new RecordingReader(new Decoder(new(() => PrepPlatform.Evaluators.Sandbox.Sandboxes.Open(new())))).ReadAsync(file, 60, default).GetAwaiter().GetResult().Samples;
        var own = EnergyGate.Find(samples, default);
        own.Speaking.ShouldBeInRange(2, 6);
        if (SpeechData.IsThere) Overlap(own, Trained(samples)).ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Where_something_sounds_but_is_no_voice_the_gate_is_unsure()
    {
        EnergyGate.Find(Sounds.Silence(3), default).Certainty.ShouldBeGreaterThan(0.6m);
        EnergyGate.Find(Sounds.Bursts(5), default).Certainty.ShouldBeLessThan(0.6m);
    }

    [Fact]
    public void A_token_that_is_cancelled_stops_it() => Should.Throw<OperationCanceledException>(() => EnergyGate.Find(Sounds.Bursts(5), new CancellationToken(canceled: true)));

    [Fact]
    public void Frames_become_stretches_without_clicks_and_without_holes()
    {
        float[] frames = [0, 0.6f, 0, 0, 0, 0, 0, 0.9f, 0.9f, 0.9f, 0.4f, 0.9f, 0.1f, 0.9f, 0.9f, 0, 0, 0, 0, 0, 0.4f, 0.9f, 0.9f, 0.9f, 0.9f];
        Frames.Read(frames, 25 * 512 - 100).ShouldBe([new(7 * 512, 15 * 512), new(21 * 512, (25 * 512) - 100)]);
    }

    [Fact]
    public void Speech_is_joined_and_every_time_finds_its_way_back()
    {
        var samples = new float[20 * 16_000];
        for (var i = 0; i < samples.Length; i++) samples[i] = i / (float)samples.Length;
        var joined = new Joined(samples, [new(2 * 16_000, 4 * 16_000), new(10 * 16_000, 11 * 16_000)]);
        joined.Samples.Length.ShouldBe((int)(16_000 * (2.4 + 0.1 + 1.4 + 0.1)));
        joined.Original(0).ShouldBe(1.8, 0.001);
        joined.Original(1.2).ShouldBe(3, 0.001);
        joined.Original(2.45).ShouldBe(4.2, 0.001, "between the two");
        joined.Original(2.5 + 0.7).ShouldBe(10.5, 0.001);
        joined.Original(99).ShouldBe(11.2, 0.001);
        joined.Samples[(int)(1.2 * 16_000)].ShouldBe(samples[3 * 16_000]);
        joined.Samples[(int)(2.45 * 16_000)].ShouldBe(0);
    }

    private static Activity Trained(float[] samples)
    {
        using var model = new VoiceModel(SpeechData.Silero);
        return new(Frames.Read(model.Detect(samples, default), samples.Length), 1);
    }

    /// <summary>Which part of what either hears both hear.</summary>
    private static double Overlap(Activity one, Activity other)
    {
        var both = one.Speech.Sum(a => other.Speech.Sum(b => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start)))) / 16_000.0;
        return both / (one.Speaking + other.Speaking - both);
    }
}
