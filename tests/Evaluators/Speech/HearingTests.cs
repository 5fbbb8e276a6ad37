using System.Diagnostics;
using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Native;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>Recordings become words with times and certainty, by a model that hears what it is told to.</summary>
public sealed class HearingTests : Speaking
{
    [SpeechFact]
    public async Task Words_come_with_their_punctuation_certainty_and_place_in_the_recording()
    {
        SpeechFolder.Install(Models, "test");
        SpeechFolder.Copy(Models, "silero", SpeechFolder.VoiceKind, SpeechData.Silero);
        var file = Wave(Sounds.Join(Sounds.Silence(5), Wav.Read(SpeechData.Sentences.First())));
        var heard = await Listen().Ear.HearAsync(file, 60, null, default);
        heard.Model.ShouldBe("test 1.0");
        heard.Words!.Select(w => w.Text).ShouldBe(["The", "answer", "is", "forty-two."]);
        heard.Words!.Select(w => w.Confidence > 0.98m).ShouldBe([true, true, true, false]);
        // Two tokens of 11 and 12 and a dash that does not count, against a vocabulary of 51,864 tokens at nothing.
        heard.Words![3].Confidence.ShouldBe((decimal)Math.Sqrt(Softmax(11) * Softmax(12)), 0.02m);
        heard.Words![0].Start.ShouldBeGreaterThanOrEqualTo((heard.Activity.Speech[0].Start / 16_000m) - 0.21m);
        heard.Words!.Zip(heard.Words!.Skip(1)).ShouldAllBe(p => p.First.Start <= p.First.End && p.First.End <= p.Second.Start);
        heard.Words![^1].End.ShouldBeLessThanOrEqualTo((decimal)heard.Recording.Seconds);

        static double Softmax(double logit) => Math.Exp(logit) / (Math.Exp(logit) + 51_863);
    }

    [SpeechFact]
    public async Task Only_speech_is_transcribed_and_what_is_said_after_a_silence_keeps_its_time()
    {
        SpeechFolder.Install(Models, "test", end: 2.5);
        SpeechFolder.Copy(Models, "silero", SpeechFolder.VoiceKind, SpeechData.Silero);
        var speech = Wav.Read(SpeechData.Sentences.First());
        var file = Wave(Sounds.Join(Sounds.Silence(3), speech[..16_000], Sounds.Silence(20), speech));
        var heard = await Listen().Ear.HearAsync(file, 60, null, default);
        heard.Activity.Speech.Count.ShouldBeGreaterThan(1);
        heard.Words![0].Start.ShouldBeInRange(2.7m, 4.2m);
        heard.Words![^1].End.ShouldBeInRange(24m, 28m);
        heard.Words!.ShouldAllBe(w => w.Start < 4.5m || w.Start > 23.5m || w.End - w.Start < 21, "nothing is said in the silence");
    }

    [SpeechFact]
    public async Task Silence_is_never_shown_to_a_model_that_always_hears_something()
    {
        SpeechFolder.Install(Models, "test");
        foreach (var sound in new[] { Sounds.Silence(3), Sounds.White(3), Sounds.Hum(3) })
        {
            var (ear, loaded) = Listen();
            var heard = await ear.HearAsync(Wave(sound), 60, null, default);
            heard.Words.ShouldBe([]);
            heard.Model.ShouldBe("voice gate", "which heard that nobody speaks");
            loaded.IsLoaded.ShouldBeFalse();
        }
    }

    [SpeechFact]
    public async Task Progress_is_told_from_the_beginning_to_the_end()
    {
        SpeechFolder.Install(Models, "test");
        var told = new Told();
        await Listen().Ear.HearAsync(SpeechData.Kennedy, 60, told, default);
        told.Values.ShouldNotBeEmpty();
        told.Values.ShouldBe(told.Values.Order());
        told.Values.ShouldAllBe(v => v >= 0 && v <= 1);
        told.Values[^1].ShouldBeGreaterThan(0.9m);
    }

    [SpeechFact]
    public async Task Who_cancels_is_let_go_within_a_moment_and_the_work_ends_soon()
    {
        // As slow as a real one, so that there is something to stop.
        SpeechFolder.Install(Models, "test", shape: WhisperShape.Tiny);
        var (ear, _) = Listen();
        var file = Wave([.. Enumerable.Repeat(Wav.Read(SpeechData.Kennedy), 30).SelectMany(s => s)]);
        using var stop = new CancellationTokenSource();
        var stopped = 0L;
        var told = new Told(v =>
        {
            if (v <= 0.1m || stopped != 0) return;
            stopped = Stopwatch.GetTimestamp();
            stop.Cancel();
        });
        await Should.ThrowAsync<OperationCanceledException>(() => ear.HearAsync(file, 600, told, stop.Token));
        Stopwatch.GetElapsedTime(stopped).TotalSeconds.ShouldBeLessThan(0.5);
        (await ear.HearAsync(SpeechData.Sentences.First(), 60, null, default)).Words!.Count.ShouldBe(4, "and the next one is heard");
        told.Values.Max().ShouldBeLessThan(0.5m, "it did not go on to the end");
    }

    [SpeechFact]
    public async Task A_model_is_given_back_when_it_was_not_needed_for_a_while_and_loaded_again()
    {
        SpeechFolder.Install(Models, "test");
        var (ear, loaded) = Listen(idle: 0.2);
        var file = SpeechData.Sentences.First();
        (await ear.HearAsync(file, 60, null, default)).Words!.Count.ShouldBe(4);
        SpinWait.SpinUntil(() => !loaded.IsLoaded, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        (await ear.HearAsync(file, 60, null, default)).Words!.Count.ShouldBe(4);
    }

    [SpeechFact]
    public async Task Several_who_ask_at_once_are_heard_one_after_the_other()
    {
        SpeechFolder.Install(Models, "test");
        var (ear, _) = Listen();
        var heard = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ear.HearAsync(SpeechData.Sentences.First(), 60, null, default)));
        heard.ShouldAllBe(h => h.Words!.Count == 4);
    }

    [SpeechFact]
    public async Task The_engine_gives_modules_what_was_heard()
    {
        ISpeechTranscriber engine = Plugin().Transcriber;
        engine.Model.ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(async () => await engine.TranscribeAsync(SpeechData.Kennedy, null, default));
        SpeechFolder.Install(Models, "test");
        engine.Model.ShouldBe("test 1.0");
        engine.Notes.ShouldHaveSingleItem().ShouldContain("No model for voice activity");
        SpeechFolder.Copy(Models, "silero", SpeechFolder.VoiceKind, SpeechData.Silero);
        engine.Notes.ShouldBeEmpty();
        var spoken = await engine.TranscribeAsync(SpeechData.Kennedy, null, default);
        (spoken.Seconds, spoken.Model, spoken.Words.Count).ShouldBe((11, "test 1.0", 4));
        spoken.Delivery.Select(d => d.Name).ShouldContain("Pace");
        (await Should.ThrowAsync<InvalidDataException>(async () => await engine.TranscribeAsync(Wav.WriteSparse(At("long.wav"), TimeSpan.FromHours(1)), null, default))).Message.ShouldContain("30 minutes");
    }

    [SpeechFact]
    public async Task A_model_without_weights_hears_no_word()
    {
        SpeechFolder.Copy(Models, "empty", SpeechFolder.Kind, SpeechData.NoWeights);
        var heard = await Listen().Ear.HearAsync(SpeechData.Sentences.First(), 60, null, default);
        (heard.Words ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void Another_library_or_none_is_not_used_and_the_reason_is_told()
    {
        Should.Throw<WhisperException>(() => WhisperApi.Open(At("libwhisper.so"))).Message.ShouldContain("was not built");
        File.WriteAllText(At("broken.so"), "not a library");
        Should.Throw<WhisperException>(() => WhisperApi.Open(At("broken.so"))).Message.ShouldContain("cannot load");
        if (File.Exists("/lib/x86_64-linux-gnu/libm.so.6")) Should.Throw<WhisperException>(() => WhisperApi.Open("/lib/x86_64-linux-gnu/libm.so.6")).Message.ShouldContain("is not whisper.cpp");
    }

    [Fact]
    public void Letters_that_are_spread_over_tokens_come_together_and_stray_signs_find_their_word()
    {
        var joined = new PrepPlatform.Speech.Voice.Joined(new float[160_000], [new(0, 160_000)]);
        Token Token(string text, float probability = 0.9f) => new(System.Text.Encoding.UTF8.GetBytes(text), probability, 10, 20);
        Token[] tokens = [Token(" na"), new([0xC3], 0.8f, 20, 30), new([0xAF], 0.8f, 30, 40), Token("ve"), Token(" ,"), Token(" –"), Token(" 5"), Token(" +"), Token(" 3", 0.1f), Token(" "), Token("!", 0.01f)];
        var words = Words.Make(tokens, joined, 10);
        words.Select(w => w.Text).ShouldBe(["naïve,", "5", "+", "3!"]);
        words[0].Confidence.ShouldBe((decimal)Math.Exp((2 * Math.Log(0.9) + 2 * Math.Log(0.8)) / 4), 0.001m);
        words[3].Confidence.ShouldBe(0.1m, 0.001m);
    }

    private sealed class Told(Action<decimal>? told = null) : IProgress<decimal>
    {
        public List<decimal> Values { get; } = [];

        public void Report(decimal value)
        {
            Values.Add(value);
            told?.Invoke(value);
        }
    }
}
