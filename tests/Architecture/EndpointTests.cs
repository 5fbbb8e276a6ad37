using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Architecture;

public sealed class EndpointTests : IAsyncLifetime
{
    private Microsoft.AspNetCore.Builder.WebApplication app = null!;

    // Built, never started: no database is reached.
    public Task InitializeAsync()
    {
        app = HostBuilding.Build([], new Dictionary<string, string?> { ["ConnectionStrings:Default"] = "Host=127.0.0.1;Port=1;Database=none", ["Host:Https"] = "false" });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public void Every_action_says_who_may_call_it_and_takes_posts_from_its_own_pages_only()
    {
        var actions = EndpointRules.Actions(app.Services);
        actions.Count.ShouldBeGreaterThan(25);
        actions.SelectMany(EndpointRules.Offences).ShouldBeEmpty();
        EndpointRules.ChecksTokens(app.Services).ShouldBeTrue();
    }

    [Fact]
    public void Every_permission_that_an_action_requires_is_defined() =>
        EndpointRules.Actions(app.Services).SelectMany(a => a.EndpointMetadata.OfType<RequiresAttribute>()).Select(r => r.Permission).Distinct()
            .Except(PrepPlatform.Web.Modules.All.SelectMany(m => m.Permissions).Select(p => p.Name)).ShouldBeEmpty();

    [Fact]
    public void A_forgotten_permission_or_token_is_noticed()
    {
        EndpointRules.Offences(Describe([new HttpPostAttribute()])).ShouldContain("CarelessController.Act does not say who may call it");
        EndpointRules.Offences(Describe([new HttpPostAttribute(), new SignedInAttribute(), new IgnoreAntiforgeryTokenAttribute()]))
            .ShouldContain("CarelessController.Act takes a post from anywhere");
        EndpointRules.Offences(Describe([new HttpDeleteAttribute(), new SignedInAttribute()])).ShouldContain("CarelessController.Act is neither GET nor POST");
    }

    private static ControllerActionDescriptor Describe(IList<object> metadata) => new()
    {
        ControllerTypeInfo = System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(CarelessController)), ActionName = "Act", EndpointMetadata = metadata,
    };

    private sealed class CarelessController;
}
