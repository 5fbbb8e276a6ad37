using System.Diagnostics;
using PrepPlatform.Tests.Load.Dashboard;
using PrepPlatform.Tests.Load.Exam;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Load.Speech;

/// <summary>How fast pages are while ten spoken answers are transcribed in the background, beside how fast they were before.</summary>
internal static class PagesMeanwhile
{
    private const int Rate = 50, Repeats = 4;
    private const double Limit = 100;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20), Before = TimeSpan.FromSeconds(30), Most = TimeSpan.FromMinutes(10), Look = TimeSpan.FromSeconds(1);

    /// <summary>Five of each college; among them are those for whom the demo has recorded answers, which must be done before.</summary>
    private static readonly string[] Emails = [.. ExamSetup.Colleges.SelectMany(college => Enumerable.Range(2, 5).Select(i => $"student{i}@{college}.test"))];

    public static readonly string How = $"Pages: dashboards of everyone of the demo by turns at {Rate}/s, before and while {Emails.Length} recordings of a minute wait and are transcribed; database and generator on the same cores.";

    public static async Task<IReadOnlyList<Measure>> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        var models = Path.Combine(scratch.Path, "models");
        SpeechFolder.Install(models, "bench", SpeechBenchmark.Said, 29, WhisperShape.Tiny);
        await using var host = await HostProcess.StartAsync(["--port", "0", "--data", Path.Combine(scratch.Path, "data"), $"--Evaluation:ModelFolder={models}"], cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
        var speakers = await Task.WhenAll(Emails.Select(e => SignInAsync(http, host.Port, e, cancellation)));
        using var loop = new OpenLoop(host.Port, "/dashboard", await Person.SignInAllAsync(host.Port, cancellation));
        await loop.RunAsync(Rate, WarmUp, cancellation);
        await WaitAsync(speakers, cancellation);
        var before = Say("before", await loop.RunAsync(Rate, Before, cancellation));
        var sound = Sound(Path.Combine(scratch.Path, "minute.wav"));
        foreach (var speaker in speakers) await speaker.SpeakAsync(sound, cancellation);
        var scored = HandInAsync(speakers, cancellation);
        var meanwhile = Say("meanwhile", await loop.RunAsync(Rate, Most, scored, cancellation));
        return Rows(before, meanwhile, await scored.WaitAsync(Look, cancellation), host);
    }

    private static IReadOnlyList<Measure> Rows(Outcome before, Outcome meanwhile, TimeSpan took, HostProcess host) =>
    [
        Measure.Plain("pages before, p50", before.Percentile(0.5), "ms", "0.0"),
        Measure.Plain("pages before, p95", before.Percentile(0.95), "ms", "0.0"),
        new("errors of pages while ten answers are transcribed", $"{meanwhile.Errors}", "0", meanwhile.Errors == 0),
        Measure.Plain("pages meanwhile, p50", meanwhile.Percentile(0.5), "ms", "0.0"),
        Measure.Below("pages meanwhile, p95", meanwhile.Percentile(0.95), Limit, "ms", "0.0"),
        Measure.Plain("until all ten were scored", took.TotalSeconds, "s", "0"),
        Measure.Plain("host's memory then, without its evaluators", host.Memory().Now, "MB", "0"),
    ];

    private static async Task<Speaker> SignInAsync(HttpClient http, int port, string email, CancellationToken cancellation)
    {
        var host = $"{email.Split('@')[1].Split('.')[0]}.localhost:{port}";
        return new Speaker(new Visitor(http, port, await Person.SignInAsync(port, host, email, cancellation)));
    }

    /// <summary>The demo's answer again and again: sounds in the rhythm of speech.</summary>
    private static byte[] Sound(string file)
    {
        var once = Wav.Read(Path.Combine(Clone.Root, "seeds", "demo", "audio", "address-bar.wav"));
        return File.ReadAllBytes(Wav.Write(file, [.. Enumerable.Repeat(once, Repeats).SelectMany(s => s)]));
    }

    /// <returns>How long it took until all were scored, from the first that was handed in.</returns>
    private static async Task<TimeSpan> HandInAsync(IReadOnlyList<Speaker> speakers, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(speakers.Select(s => s.SubmitAsync(cancellation)));
        await WaitAsync(speakers, cancellation);
        var took = Stopwatch.GetElapsedTime(begin);
        foreach (var speaker in speakers)
            if (!await speaker.IsHeardAsync(cancellation)) throw new InvalidOperationException("An answer was not transcribed, so the time says nothing.");
        return took;
    }

    /// <summary>Asks once a second, so that asking costs nothing.</summary>
    private static async Task WaitAsync(IEnumerable<Speaker> speakers, CancellationToken cancellation)
    {
        foreach (var speaker in speakers)
            while (await speaker.IsWaitingAsync(cancellation)) await Task.Delay(Look, cancellation);
    }

    private static Outcome Say(string when, Outcome outcome)
    {
        Console.Out.WriteLine($"  {when}: {outcome} (load {Machine.Busy()})");
        return outcome;
    }
}
