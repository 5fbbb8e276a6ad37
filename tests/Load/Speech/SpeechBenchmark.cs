using System.Diagnostics;
using System.Globalization;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Models;
using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Voice;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Load.Speech;

/// <summary>What transcribing costs beside whisper.cpp's own program, and the memory that it takes and gives back.</summary>
internal static class SpeechBenchmark
{
    private const int Rounds = 7, Threads = 1;
    private const double MostPart = 1.1, MostLeft = 30;

    /// <summary>About as many pieces as somebody says in half a minute.</summary>
    public static readonly ProgrammedToken[] Said = [.. Enumerable.Range(0, 80).Select(i => new ProgrammedToken($" word{i}"))];

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        // .NET's thread for timers is there before the one that transcribes could start it and leave it its low priority: from it come those of the pool, and from them the host.
        await Task.Delay(1, cancellation);
        using var scratch = new Scratch();
        var models = Path.Combine(scratch.Path, "models");
        var folder = SpeechFolder.Install(models, "bench", Said, 29, WhisperShape.Tiny);
        var (recording, isSpeech) = Recording();
        var file = Wav.Write(Path.Combine(scratch.Path, "recording.wav"), recording);
        // First, so that nothing else has had memory before.
        IReadOnlyList<Measure> whole = isSpeech ? await WholeAsync(models, file, cancellation) : [];
        List<Measure> rows = [.. Compare(Path.Combine(folder, SpeechFolder.File), file, recording), .. whole, .. await PagesMeanwhile.RunAsync(cancellation)];
        return new($"{recording.Length / 16_000} s of {(isSpeech ? "a speech" : "noise")} on {Threads} thread, by a model of tiny.en's shape that hears what it is told to: time only, no figure about words. Medians of {Rounds}, by turns. {PagesMeanwhile.How}", rows);
    }

    /// <summary>A model that is told what to hear takes as long for anything.</summary>
    private static (float[] Samples, bool IsSpeech) Recording()
    {
        var speech = Path.Combine(Clone.Root, "..", "shared", "data", "audio", "jfk.wav");
        return File.Exists(speech) ? ([.. Enumerable.Repeat(Wav.Read(speech), 5).SelectMany(s => s)], true) : (Sounds.Pink(55), false);
    }

    private static IReadOnlyList<Measure> Compare(string model, string file, float[] recording)
    {
        using var own = new SpeechModel(model, Threads);
        var times = Enumerable.Range(0, Rounds + 1).Select(_ => (Cli: CommandLine(model, file), Own: Time(() => own.Transcribe(recording, "en", null, default)))).Skip(1).ToList();
        var part = times.Select(t => t.Own / t.Cli).Median();
        return
        [
            Measure.Plain("whisper-cli, without loading the model", times.Select(t => t.Cli).Median(), "s"),
            Measure.Plain("the plugin's call, of the same samples", times.Select(t => t.Own).Median(), "s"),
            new("part of whisper-cli's time", part.ToString("0.000", CultureInfo.InvariantCulture), "≤ 1.1", part <= MostPart),
            Measure.Plain("time for a second of the recording", times.Select(t => t.Own).Median() / recording.Length * 16_000 * 1000, "ms", "0"),
        ];
    }

    /// <summary>By its own clock: what it says to have taken, less what loading the model took.</summary>
    private static double CommandLine(string model, string file)
    {
        var program = Path.Combine(Clone.Root, ".prep", "whisper-cli", "bin", "whisper-cli");
        if (!File.Exists(program)) throw new InvalidOperationException("./prep bench speech builds whisper-cli; without it there is nothing to compare with.");
        string[] arguments = ["-m", model, "-f", file, "-t", $"{Threads}", "-p", "1", "-l", "en", "-bs", "1", "-mc", "0", "-sns", "-ng"];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEnd();
        if (!text.GetAwaiter().GetResult().Contains(" word79", StringComparison.Ordinal)) throw new InvalidOperationException($"whisper-cli did not hear what it was told to: {said}");
        return (Said("total time") - Said("load time")) / 1000;

        double Said(string what) => double.Parse(said[said.IndexOf(what, StringComparison.Ordinal)..].Split('=', 2)[1].Split("ms")[0], CultureInfo.InvariantCulture);
    }

    private static async Task<IReadOnlyList<Measure>> WholeAsync(string folder, string file, CancellationToken cancellation)
    {
        var (models, loaded) = (new InstalledModels(), new LoadedModel(TimeSpan.FromSeconds(2), Threads));
        models.Start(new PluginEnvironment([folder]));
        using var ear = new Ear(new RecordingReader(new Decoder(new Lazy<ISandbox>(() => Sandboxes.Open(new SandboxOptions())))), new VoiceGate(models), models, loaded);
        await ear.HearAsync(Wav.Write($"{file}.silence.wav", Sounds.Silence(1)), 600, null, cancellation);
        _ = WhisperApi.Instance;
        // Without what writing the model has left.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Resident();
        var first = await TimeAsync(() => ear.HearAsync(file, 600, null, cancellation));
        var again = await TimeAsync(() => ear.HearAsync(file, 600, null, cancellation));
        var with = Resident();
        while (loaded.IsLoaded) await Task.Delay(100, cancellation);
        await Task.Delay(500, cancellation);
        var after = Resident();
        return
        [
            Measure.Plain("with reading, gate and words", again, "s"),
            Measure.Plain("with looking at the model's hash and loading it", first, "s"),
            Measure.Plain("memory of the process with all code and no model", before, "MB", "0"),
            Measure.Plain("memory with the model", with, "MB", "0"),
            Measure.Plain("memory after it was given back", after, "MB", "0"),
            Measure.Below("memory that stays", after - before, MostLeft, "MB", "0"),
        ];
    }

    private static double Time(Action work)
    {
        var begin = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static double Resident() => Environment.WorkingSet / 1e6;
}
