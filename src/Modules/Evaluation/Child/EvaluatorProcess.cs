using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Child;

/// <summary>
/// The other side of <see cref="EvaluatorChild"/>: a process that loads one plugin and answers the host's questions about it, one after the other. No
/// web host, no database, no settings. It ends when its input does, also where the plugin hangs: then the host is gone.
/// </summary>
internal static class EvaluatorProcess
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;
    private static IPluginRunner? loaded;

    /// <returns>Never, but for a folder that is missing.</returns>
    public static async Task<int> RunAsync(string folder)
    {
        var (input, output) = ProtocolStreams.Take();
        // The terminal's Ctrl-C is for the host, which ends this process when it is done with it.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => c.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => c.Cancel = true);
        var questions = Channel.CreateUnbounded<WireRequest>();
        var listening = new Thread(() => Listen(input, questions.Writer)) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        listening.Start();
        await foreach (var question in questions.Reader.ReadAllAsync())
        {
            var answer = await AnswerAsync(folder, question, output);
            await Frames.WriteAsync(output, Write(answer), CancellationToken.None);
            if (answer.FaultKind == FaultKind.TooMuchMemory) Environment.Exit(1); // Who knows what was left half done.
        }

        return 0;
    }

    private static void Listen(Stream input, ChannelWriter<WireRequest> questions)
    {
        try
        {
            while (Frames.ReadAsync(input, WireJson.Default.WireRequest, CancellationToken.None).GetAwaiter().GetResult() is { } question) questions.TryWrite(question);
        }
        finally
        {
            Process.GetCurrentProcess().Kill(); // Not Exit, which would wait for what the plugin has registered.
        }
    }

    private static async Task<WireAnswer> AnswerAsync(string folder, WireRequest question, Stream output)
    {
        try
        {
            loaded ??= new InProcessRunner(PluginEntry.Make(folder, ManifestReader.Read(folder)), question.Environment ?? new PluginEnvironment([]));
            return await AskAsync(loaded, question, output);
        }
        catch (PluginFault e)
        {
            return Failed(question, e.Kind, e.Message);
        }
        catch (OperationCanceledException)
        {
            return Failed(question, FaultKind.TimedOut, $"The evaluator gave up after {question.BudgetMilliseconds / 1000.0:0.#} s.");
        }
        catch (Exception e) when (e is OutOfMemoryException || e.InnerException is OutOfMemoryException)
        {
            return Failed(question, FaultKind.TooMuchMemory, "The evaluator took more than its memory.");
        }
        catch (Exception e)
        {
            return Failed(question, FaultKind.Threw, e is PluginException ? e.Message : $"The evaluator threw {PluginEntry.Say(e)}");
        }
    }

    private static async Task<WireAnswer> AskAsync(IPluginRunner plugin, WireRequest question, Stream output)
    {
        var none = CancellationToken.None;
        var definition = question.Definition ?? Empty;
        switch (question.Op)
        {
            case WireRequest.Describe: return new(question.Id) { Description = await plugin.DescribeAsync(none) };
            case WireRequest.Check: return new(question.Id) { Problems = await plugin.CheckAsync(question.Type, definition, none) };
            case WireRequest.Present: return new(question.Id) { Presentation = await plugin.PresentAsync(question.Type, definition, question.Arrangement, none) };
            case WireRequest.Best: return new(question.Id) { Best = await plugin.BestAsync(question.Type, definition, question.Arrangement, none) };
            case WireRequest.Trial: return new(question.Id) { Trial = await plugin.TrialAsync(question.Type, definition, question.Input, none) };
            case WireRequest.Engine: return new(question.Id) { Engine = await plugin.EngineAsync(none) };
            case WireRequest.Hearing: return new(question.Id) { Engine = await plugin.HearingAsync(none) };
            default:
                using (var time = new CancellationTokenSource(question.BudgetMilliseconds)) return await WorkAsync(plugin, question, output, time.Token);
        }
    }

    private static async Task<WireAnswer> WorkAsync(IPluginRunner plugin, WireRequest question, Stream output, CancellationToken cancellation) => question.Op switch
    {
        WireRequest.Embed => await EmbedAsync(plugin, question, cancellation),
        WireRequest.Transcribe => await TranscribeAsync(plugin, question, output, cancellation),
        _ => await EvaluateAsync(plugin, question, output, cancellation),
    };

    private static async Task<WireAnswer> EvaluateAsync(IPluginRunner plugin, WireRequest question, Stream output, CancellationToken cancellation)
    {
        var (definition, response, settings) = (question.Definition ?? Empty, question.Response ?? Empty, question.Settings ?? Empty);
        using var teller = new Teller(question.Id, output);
        var request = new EvaluationRequest(definition, response, question.Arrangement, settings, TimeSpan.FromMilliseconds(question.BudgetMilliseconds))
        {
            Graded = question.Graded ?? [], Files = question.Files ?? new Dictionary<string, string>(),
            Parts = question.Parts ? teller : null, Progress = question.Progress ? teller : null,
        };
        return new(question.Id) { Result = await plugin.EvaluateAsync(question.Type, request, cancellation) };
    }

    private static async Task<WireAnswer> TranscribeAsync(IPluginRunner plugin, WireRequest question, Stream output, CancellationToken cancellation)
    {
        using var teller = new Teller(question.Id, output);
        return new(question.Id) { Heard = await plugin.TranscribeAsync(question.Files!.Values.Single(), question.Progress ? teller : null, cancellation) };
    }

    private static async Task<WireAnswer> EmbedAsync(IPluginRunner plugin, WireRequest question, CancellationToken cancellation)
    {
        var given = await plugin.EmbedAsync(question.Texts ?? [], cancellation);
        return new(question.Id) { Engine = new EngineStatus(given.Model, []), Vectors = VectorBytes.Write(given.Vectors) };
    }

    /// <summary>A result that cannot be written down is the plugin's fault, not the process's.</summary>
    private static byte[] Write(WireAnswer answer)
    {
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Default.WireAnswer);
            return body.Length <= Frames.MostBytes ? body : Write(new WireAnswer(answer.Id) { FaultKind = FaultKind.Lied, Fault = "The evaluator returned more than 4 MiB." });
        }
        catch (Exception e) when (answer.Fault is null)
        {
            return Write(new WireAnswer(answer.Id) { FaultKind = FaultKind.Lied, Fault = $"What the evaluator returned cannot be written down: {PluginEntry.Say(e)}" });
        }
    }

    private static WireAnswer Failed(WireRequest question, FaultKind kind, string why) => new(question.Id) { FaultKind = kind, Fault = why };
}
