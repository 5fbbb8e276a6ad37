using System.Diagnostics.Metrics;

namespace PrepPlatform.Evaluation.Scoring;

/// <summary>Measurements, in the product's meter.</summary>
internal static class Figures
{
    private static readonly Meter Meter = new("PrepPlatform");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("prep.evaluation.duration", "s", "How long evaluations take");
    private static readonly Counter<long> Queued = Meter.CreateCounter<long>("prep.evaluation.queued", "{answer}", "Answers put into the work table");
    private static readonly Counter<long> GivenUp = Meter.CreateCounter<long>("prep.evaluation.given_up", "{answer}", "Answers left to a person after the last try");

    public static void Record(string plugin, string outcome, TimeSpan time)
    {
        if (Durations.Enabled) Durations.Record(time.TotalSeconds, new("plugin", plugin), new("outcome", outcome));
    }

    public static void Queue(string type) => Queued.Add(1, new KeyValuePair<string, object?>("type", type));

    public static void GiveUp(string type) => GivenUp.Add(1, new KeyValuePair<string, object?>("type", type));
}
