using Microsoft.Extensions.Configuration;
using PrepPlatform.Hosting;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Unit;

/// <summary>A wrong start says in a sentence what is wrong.</summary>
public sealed class StartTests
{
    [Fact]
    public void The_command_line_is_split_into_what_the_start_needs_and_configuration()
    {
        var arguments = StartArguments.Parse(["--port", "8081", "--no-demo", "--Host:BaseDomain", "prep.example.edu", "--data", "/srv/prep"]);
        (arguments.Port, arguments.NoDemo, arguments.DataFolder, arguments.MigrateOnly).ShouldBe((8081, true, "/srv/prep", false));
        arguments.Rest.ShouldBe(["--Host:BaseDomain", "prep.example.edu"]);
        StartArguments.Parse(["migrate", "--data", "x"]).MigrateOnly.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--port", "http")]
    [InlineData("--port", "70000")]
    [InlineData("--data")]
    public void A_wrong_argument_stops_the_start(params string[] args) => Should.Throw<StartException>(() => StartArguments.Parse(args));

    [Theory]
    [InlineData("Host:BaseDomain", "https://prep.example.edu/")]
    [InlineData("Host:BaseDomain", "10.0.0.1")]
    [InlineData("role", "everything")]
    public void A_wrong_setting_is_named(string name, string value) =>
        Should.Throw<StartException>(() => HostSettings.Read(With(name, value))).Message.ShouldStartWith("Host:");

    [Fact]
    public void Cookies_are_bound_to_the_host_wherever_HTTPS_lets_the_browser_enforce_it()
    {
        HostSettings.Read(With("Host:Https", "true")).CookieName("x").ShouldBe("__Host-x");
        HostSettings.Read(With("Host:Https", "false")).CookieName("x").ShouldBe("x");
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://localhost:1;http://192.0.2.7:8080")]
    public async Task A_demo_listens_on_loopback_only(string urls)
    {
        await using var app = HostBuilding.Build([], new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = "Host=127.0.0.1;Port=1;Database=none", ["Host:Demo"] = "true", ["urls"] = urls,
        });
        (await Should.ThrowAsync<StartException>(() => Installation.PrepareAsync(app, migrate: false, seed: false, CancellationToken.None))).Message.ShouldContain("--no-demo");
    }

    private static IConfiguration With(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();
}
