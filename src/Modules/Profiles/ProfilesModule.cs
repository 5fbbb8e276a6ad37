using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Imports;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Jobs;
using PrepPlatform.Profiles.Seeding;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Profiles;

/// <summary>What students and developers tell of themselves, and academic records as staff verified them.</summary>
public sealed class ProfilesModule : IModule
{
    internal const string KeepProfile = "profile.keep", OfferExpertise = "profile.offer", ViewRecords = "records.view", VerifyRecords = "records.verify";

    /// <inheritdoc />
    public string Name => "Profiles";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        new(KeepProfile, "Keep a student's record of one's own: education, skills, projects"),
        new(OfferExpertise, "Offer one's expertise: headline, topics, picture"),
        new(ViewRecords, "See students' records, and export them"),
        new(VerifyRecords, "Verify, correct and import students' records"),
    ];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation =>
    [
        new("My record", "/profile/record", "graduation-cap", KeepProfile, 80, "education cgpa skills projects backlogs resume"),
        new("My expertise", "/profile/expertise", "award", OfferExpertise, 80, "headline topics picture developer"),
        new("Records", "/staff/records", "graduation-cap", ViewRecords, 34, "students cgpa backlogs verify education"),
    ];

    /// <inheritdoc />
    public IEnumerable<ScheduledJob> Jobs => [new("profiles.sweep-imports", "Forget imported files after a day", "0 20 * * * ?", typeof(SweepImports), JobReach.EachTenant)];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => ProfilesModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<IStudentRecords, StudentRecords>().AddScoped<DemoRecords>()
        .AddEventHandler<AccountAdded, MakeRecord>().AddEventHandler<ImportParcelDue, ApplyParcel>()
        .AddUseCases(typeof(ProfilesModule).Assembly);

    /// <inheritdoc />
    public Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DemoRecords>().RunAsync(cancellation);
}
