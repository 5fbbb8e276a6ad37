using System.Globalization;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Placement.Data.Shortlists;

namespace PrepPlatform.Placement.Jobs;

/// <summary>A drive's shortlist, when it is due.</summary>
internal sealed class ScheduledShortlist(MakeShortlist make) : IRecurringRun
{
    public const string Key = "placement.shortlist";

    public Task<string?> RunAsync(Guid subject, DateTimeOffset due, CancellationToken cancellation) => make.RunAsync(subject, due, dryRun: false, cancellation).ContinueWithWords();
}

/// <summary>A dry run that somebody asked for.</summary>
internal sealed class ShortlistTrial(MakeShortlist make) : IRecurringRun
{
    public const string Key = "placement.shortlist-trial";

    public Task<string?> RunAsync(Guid subject, DateTimeOffset due, CancellationToken cancellation) => make.RunAsync(subject, due, dryRun: true, cancellation).ContinueWithWords();
}

internal static class ShortlistWords
{
    /// <summary>What was made, for the log of runs; null where the drive makes no lists any more.</summary>
    public static async Task<string?> ContinueWithWords(this Task<Kernel.Result<Domain.Shortlist>> making) => await making is { Succeeded: true } made
        ? string.Create(CultureInfo.InvariantCulture, $"{made.Value.Listed} of {made.Value.Considered} listed")
        : null;
}
