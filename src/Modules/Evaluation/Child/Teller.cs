using System.Text.Json;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Child;

/// <summary>Writes what is known, and how far it is, before the answer, never after it; how far it is a hundred times at most.</summary>
internal sealed class Teller(int id, Stream output) : IProgress<Criterion>, IProgress<decimal>, IDisposable
{
    private readonly Lock writing = new();
    private int percent;
    private bool ended;

    public void Report(Criterion value) => Write(new WireAnswer(id) { Part = value });

    public void Report(decimal value)
    {
        var now = (int)(decimal.Clamp(value, 0, 1) * 100);
        lock (writing)
        {
            if (now <= percent) return;
            percent = now;
        }

        Write(new WireAnswer(id) { Share = now / 100m });
    }

    public void Dispose()
    {
        lock (writing) ended = true;
    }

    private void Write(WireAnswer said)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(said, WireJson.Default.WireAnswer);
        lock (writing)
        {
            if (!ended) Frames.WriteAsync(output, body, CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}
