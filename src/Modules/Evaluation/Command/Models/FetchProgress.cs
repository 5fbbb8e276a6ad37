using System.Globalization;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>How much of a model has come.</summary>
internal sealed class FetchProgress : IDisposable
{
    private readonly ProgressLine line;
    private long bytes;

    public FetchProgress(ModelPin pin) =>
        line = new(() => string.Create(CultureInfo.InvariantCulture, $"{pin.Name}: {Interlocked.Read(ref bytes) / 1e6:0.0} of {pin.Size / 1e6:0.0} MB"));

    public void Add(long more) => Interlocked.Add(ref bytes, more);

    public void Dispose() => line.Dispose();
}
