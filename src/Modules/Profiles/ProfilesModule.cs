using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;

namespace PrepPlatform.Profiles;

/// <summary>What students and developers tell of themselves, and academic records as staff verified them.</summary>
public sealed class ProfilesModule : IModule
{
    /// <inheritdoc />
    public string Name => "Profiles";

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) { }

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCases(typeof(ProfilesModule).Assembly);
}
