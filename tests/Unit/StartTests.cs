using Microsoft.Extensions.Configuration;
using PrepPlatform.Evaluators.Sandbox;
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

    [Theory]
    [InlineData("Sandbox:RequireControlGroups", "perhaps")]
    [InlineData("Sandbox:FirstUser", "0")]
    [InlineData("Sandbox:Users", "many")]
    public void A_wrong_setting_of_the_sandbox_is_named(string name, string value) => Should.Throw<StartException>(() => SandboxSettings.Read(With(name, value))).Message.ShouldStartWith(name);

    [Fact]
    public void What_production_requires_of_the_sandbox_is_read() =>
        SandboxSettings.Read(With("Sandbox:RequireControlGroups", "true")).ShouldBe(new SandboxOptions { RequireControlGroups = true });

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

    [Theory]
    [InlineData("ConnectionStrings:Default", "Host=db;Username=prep_app;Password=prep_app")]
    [InlineData("ConnectionStrings:Second", "Server=db;User ID=sa;Password=yourStrong(!)Password")]
    [InlineData("OwnerConnectionStrings:Default", "Host=db;Username=prep_owner;Password=ChangeMe")]
    [InlineData("Files:S3:SecretKey", "minioadmin")]
    public void In_production_a_secret_that_everybody_knows_is_refused_by_name(string name, string value) =>
        Should.Throw<StartException>(() => ProductionChecks.RefuseSecrets(With(name, value))).Message.ShouldStartWith(name);

    [Theory]
    [InlineData("Host=db;Username=prep_app;Password=5d1f0a7c3e9b")]
    [InlineData("Host=db;Username=prep_app")]
    [InlineData("Server=db;Integrated Security=true")]
    public void A_secret_of_ones_own_is_taken(string connection) => Should.NotThrow(() => ProductionChecks.RefuseSecrets(With("ConnectionStrings:Default", connection)));

    [Fact]
    public void In_production_data_lie_outside_the_clone()
    {
        var root = HostSettings.Read(With("none", "none")).Root;
        var nowhere = With("none", "none");
        StartArguments Arguments(string data, params string[] more) => StartArguments.Parse(["--data", data, .. more]);
        Should.Throw<StartException>(() => ProductionChecks.RefuseFolders(nowhere, Arguments(Path.Combine(root, "data"), "--no-demo"), embedded: true)).Message.ShouldContain("--data");
        Should.Throw<StartException>(() => ProductionChecks.RefuseFolders(nowhere, Arguments(root, "--no-demo"), embedded: true));
        Should.Throw<StartException>(() => ProductionChecks.RefuseFolders(With("Files:Folder", Path.Combine(root, "files")), Arguments("/srv/prep"), embedded: false)).Message.ShouldContain("Files:Folder");
        Should.NotThrow(() => ProductionChecks.RefuseFolders(nowhere, Arguments(root + "-data", "--no-demo"), embedded: true));
        Should.NotThrow(() => ProductionChecks.RefuseFolders(nowhere, Arguments(Path.Combine(root, "data")), embedded: true), "a demo may");
    }

    [Fact]
    public void A_link_does_not_hide_that_data_lie_inside_the_clone()
    {
        var root = HostSettings.Read(With("none", "none")).Root;
        var link = Path.Combine(Path.GetTempPath(), $"prep-link-{Guid.CreateVersion7():N}");
        Directory.CreateSymbolicLink(link, root);
        try
        {
            Should.Throw<StartException>(() => ProductionChecks.RefuseFolders(With("none", "none"), StartArguments.Parse(["--no-demo", "--data", Path.Combine(link, "data")]), embedded: true));
        }
        finally
        {
            Directory.Delete(link);
        }
    }

    private static IConfiguration With(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();
}
