using System.Text;
using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Samples.Broken;

/// <summary>Scores everything in full; slowly where the answer asks for it.</summary>
public sealed class WellBehaved() : Sample("well-behaved")
{
    public override async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var text = request.Response.GetProperty("text").GetString()!;
        if (text.StartsWith("wait ", StringComparison.Ordinal)) await Task.Delay(int.Parse(text[5..], System.Globalization.CultureInfo.InvariantCulture), cancellation);
        return new EvaluationResult { Outcome = Outcome.Scored, Score = 1, Confidence = text == "unsure" ? 0.3m : 1, Notes = $"process {Environment.ProcessId}" };
    }
}

/// <summary>Has the answer go on as a greeting.</summary>
public sealed class Forwards() : Sample("forwards")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        using var definition = JsonDocument.Parse("""{"prompt":"Greet Asha.","name":"Asha","points":2}""");
        return ValueTask.FromResult(new EvaluationResult
        {
            Outcome = Outcome.Scored, Notes = "heard it", Next = new NextStep("greeting", definition.RootElement.Clone(), request.Response),
        });
    }
}

/// <summary>Passes every answer back to itself.</summary>
public sealed class Circles() : Sample("circles")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult(new EvaluationResult { Outcome = Outcome.Scored, Next = new NextStep("circles", request.Definition, request.Response) });
}

/// <summary>Cannot even be made.</summary>
public sealed class ThrowsAtStart : Sample
{
    public ThrowsAtStart() : base("throws-at-start") => throw new InvalidOperationException("Broken on purpose.");

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);
}

/// <summary>Never ends being made.</summary>
public sealed class HangsAtStart : Sample
{
    public HangsAtStart() : base("hangs-at-start") => new ManualResetEvent(false).WaitOne();

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);
}

/// <summary>Throws.</summary>
public sealed class Throws() : Sample("throws")
{
    public override Presentation Present(JsonElement definition, Arrangement arrangement) => throw new InvalidOperationException("Broken on purpose.");

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => throw new InvalidOperationException("Broken on purpose.");
}

/// <summary>Never answers, and does not listen to the token.</summary>
public sealed class Hangs() : Sample("hangs")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        new ManualResetEvent(false).WaitOne();
        return Give(1);
    }
}

/// <summary>Takes memory outside of the collector's sight until it is stopped.</summary>
public sealed class Eats() : Sample("eats")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            const int size = 16 * 1024 * 1024;
            var block = System.Runtime.InteropServices.Marshal.AllocHGlobal(size);
            for (var i = 0; i < size; i += 4096) System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1);
            new ManualResetEvent(false).WaitOne(10);
        }
    }
}

/// <summary>Takes the collector's memory until there is none.</summary>
public sealed class Hoards() : Sample("hoards")
{
    private readonly List<byte[]> kept = [];

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        while (true) kept.Add(new byte[1024 * 1024]);
    }
}

/// <summary>Takes its process with it.</summary>
public sealed class Kills() : Sample("kills")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        Environment.FailFast("Broken on purpose.");
        return Give(1);
    }
}

/// <summary>Prints on standard output, past the console too, and reads standard input.</summary>
public sealed class Prints() : Sample("prints")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        Console.Out.Write("Garbage on the console.");
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes("Garbage on standard output."));
        output.Flush();
        using var input = Console.OpenStandardInput();
        return Give(input.ReadByte() == -1 ? 1 : 0);
    }
}

/// <summary>Gives more than there is.</summary>
public sealed class Flatters() : Sample("flatters")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(7);
}

/// <summary>Gives parts that do not add up to the whole.</summary>
public sealed class Miscounts() : Sample("miscounts")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) =>
        ValueTask.FromResult(new EvaluationResult { Outcome = Outcome.Scored, Score = 1, Criteria = [new Criterion("All", 0.25m, 1, "A quarter.")] });
}

/// <summary>Gives nothing at all.</summary>
public sealed class Returns() : Sample("returns")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => ValueTask.FromResult<EvaluationResult>(null!);
}

/// <summary>Says what it finds in its process's environment.</summary>
public sealed class Snoops() : Sample("snoops")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => ValueTask.FromResult(new EvaluationResult
    {
        Outcome = Outcome.Scored, Score = 1, Notes = string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order()),
    });
}

/// <summary>Offers another type than its manifest says.</summary>
public sealed class Pretends() : Sample("something-else")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);
}

/// <summary>Has a schema that is none.</summary>
public sealed class Garbles() : Sample("garbles")
{
    public override QuestionTypeDescription Description => base.Description with { DefinitionSchema = """{"type":"object","patternProperties":{}}""" };

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);
}

/// <summary>Has an example that does not fit its own schema.</summary>
public sealed class Misfits() : Sample("misfits")
{
    public override QuestionTypeDescription Description => base.Description with { Example = new QuestionExample("""{"prompt":"Fine."}""", """{"words":3}""") };

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);
}

/// <summary>Is like the well-behaved one, for answers that shall not be in its way.</summary>
public sealed class Busy() : Sample("busy")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);
}

/// <summary>Takes longer than a node's lease.</summary>
public sealed class Patient() : Sample("patient")
{
    public override async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var parts = new List<Criterion> { new("First half", 0.5m, 0.5m, "Well begun.") { Verdict = "AC", Output = "begun", Used = new ResourceUse(12, 2048) } };
        request.Parts?.Report(parts[0]);
        await Task.Delay(5000, cancellation);
        parts.Add(new("Second half", 0.5m, 0.5m, "Well done.") { Verdict = "AC" });
        for (var i = 0; i < 300; i++) request.Parts?.Report(parts[1]); // More than anybody asked for.
        return new EvaluationResult { Outcome = Outcome.Scored, Score = 1, Criteria = parts, Verdict = "AC" };
    }

    public override JsonElement? Trial(JsonElement definition, string? input) => JsonSerializer.SerializeToElement(new { prompt = $"Try {input ?? "nothing"}." });
}
