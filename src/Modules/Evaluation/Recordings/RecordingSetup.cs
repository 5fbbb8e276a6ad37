using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>What keeping recordings needs of the host.</summary>
internal static class RecordingSetup
{
    /// <summary>The rate limit of uploads.</summary>
    public const string Limit = "recordings";

    public static readonly ScheduledJob Sweep = new("evaluation.sweep-recordings", "Sweep recordings that no answer holds", "0 50 2 * * ?", typeof(SweepRecordings), JobReach.EachTenant);

    public static IServiceCollection AddRecordings(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<RecordingFolder>().AddSingleton<PieceGate>().AddScoped<RecordingFiles>().AddScoped<Owners>().AddScoped<IRecordings, Recordings>();
        return services.AddSessionLimit(settings, Limit, RecordingLimits.MostInAMinute);
    }
}
