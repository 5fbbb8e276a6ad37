using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Seeding;

namespace PrepPlatform.Profiles;

/// <summary>What students and developers tell of themselves, and academic records as staff verified them.</summary>
public sealed class ProfilesModule : IModule
{
    /// <inheritdoc />
    public string Name => "Profiles";

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => ProfilesModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<IStudentRecords, StudentRecords>().AddScoped<DemoRecords>()
        .AddUseCases(typeof(ProfilesModule).Assembly);

    /// <inheritdoc />
    public Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DemoRecords>().RunAsync(cancellation);
}
