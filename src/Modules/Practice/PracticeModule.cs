using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Data;
using PrepPlatform.Practice.Seeding;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Practice;

/// <summary>Coding practice: a problem set, programs that are run and judged, what people reach, and authoring with its proofs.</summary>
public sealed class PracticeModule : IModule
{
    internal const string Solve = "practice.solve", Author = "practice.author", Publish = "practice.publish", Review = "practice.review";

    internal const string TypingLimit = "practice-typing", ProgramLimit = "practice-programs";

    /// <inheritdoc />
    public string Name => "Practice";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        new(Solve, "Solve coding problems and see the leaderboard"),
        new(Author, "Write coding problems and study plans, and check them"),
        new(Publish, "Publish and archive coding problems, and have programs judged anew"),
        new(Review, "See everyone's programs with hidden tests, and what they have in common"),
    ];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation =>
    [
        new("Practice", "/practice", "terminal", Solve, 22, "code problems program solve submissions leaderboard streak daily study plan"),
        new("Problems", "/staff/problems", "terminal", Author, 41, "code practice tests judge rejudge similarity"),
    ];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => PracticeModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddPractice(HostSettings.Read(configuration))
        .AddUseCases(typeof(PracticeModule).Assembly);

    /// <inheritdoc />
    public Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DemoPractice>().RunAsync(cancellation);
}
