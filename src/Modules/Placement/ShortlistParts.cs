using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Jobs;
using PrepPlatform.Placement.Seeding;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Placement;

/// <summary>What facts, shortlists and recommendations add to the module.</summary>
internal static class ShortlistParts
{
    public const string Manage = PlacementModule.ManageDrives, Recommend = "drives.recommend";

    public static readonly IReadOnlyList<Permission> Permissions = [new(Recommend, "Recommend students in drives, with words")];

    public static readonly IReadOnlyList<NavigationItem> Navigation = [new("Recommendations", "/staff/recommendations", "award", Recommend, 49, "drives shortlist students placement recommend")];

    public static readonly IReadOnlyList<RecurringJob> Recurring =
    [
        new(ScheduledShortlist.Key, "Make a drive's shortlist", typeof(ScheduledShortlist)),
        new(ShortlistTrial.Key, "Make a drive's shortlist to look at only", typeof(ShortlistTrial)),
    ];

    public static IServiceCollection AddShortlists(this IServiceCollection services) => services
        .AddEventHandler<StudentRecordsChanged, FollowRecords>().AddEventHandler<AttemptScored, FollowScores>().AddEventHandler<AccountAdded, FollowAccounts>()
        .AddScoped<CardWriter>().AddScoped<DemoFacts>().AddScoped<DemoShortlists>();
}
