using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Web.Start;
using Xunit;

namespace PrepPlatform.Tests.Support;

/// <summary>The product itself on a free port, on a database of its own with the demo's rows. Share one in a class that only reads.</summary>
public class PrepApp : IAsyncLifetime
{
    public const string Password = "Prep-demo-2026";

    private WebApplication? app;

    /// <summary>Settings over the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?>();

    /// <summary><c>Web</c> (nothing runs in the background, the default) or <c>All</c>.</summary>
    protected virtual string Role => "Web";

    /// <summary>Whether the start migrates, as the template's copy does not need.</summary>
    protected virtual bool Migrates => false;

    /// <summary>Changes the host before it is built.</summary>
    protected virtual void Change(WebApplicationBuilder builder) { }

    public IServiceProvider Services => App.Services;

    public string Database { get; private set; } = "";

    public int Port => new Uri(App.Urls.First()).Port;

    private WebApplication App => app ?? throw new InvalidOperationException("The app is not started.");

    public virtual async Task InitializeAsync()
    {
        Database = await MakeDatabaseAsync();
        await StartAsync();
    }

    /// <summary>A copy of the demo, unless told otherwise.</summary>
    protected virtual async Task<string> MakeDatabaseAsync() => await Postgres.CreateDatabaseAsync(await Template.NameAsync());

    public virtual async Task DisposeAsync()
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Starts the host on the same database again, or for the first time.</summary>
    public async Task StartAsync()
    {
        await DisposeAsync();
        app = HostBuilding.Build([], (await SettingsAsync(Database, Role)).Where(s => !Adjust.ContainsKey(s.Key)).Concat(Adjust), Change);
        await Installation.PrepareAsync(app, migrate: Migrates, seed: true, CancellationToken.None);
        await app.StartAsync();
    }

    /// <summary>Somebody's browser at a site: <c>northfield</c>, <c>admin</c>, or empty for the public one.</summary>
    public Visitor Visit(string site) => new(Port, site.Contains('.', StringComparison.Ordinal) ? site : site.Length > 0 ? $"{site}.localhost" : "localhost");

    /// <summary>The same, signed in.</summary>
    public async Task<Visitor> SignInAsync(string email, string site)
    {
        var visitor = Visit(site);
        var answer = await visitor.PostFormAsync("/sign-in", ("Email", email), ("Password", Password));
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
        return visitor;
    }

    public TenantInfo Tenant(string identifier) => Services.GetRequiredService<ITenantDirectory>().All.Single(t => t.Identifier == identifier);

    /// <summary>Works in a tenant's scope, with services of its own.</summary>
    public async Task<T> InAsync<T>(string tenant, Func<IServiceProvider, Task<T>> work)
    {
        using var entered = TenantScope.Enter(Tenant(tenant).Id);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> InDbAsync<T>(string tenant, Func<PrepDb, Task<T>> work) => InAsync(tenant, s => work(s.GetRequiredService<PrepDb>()));

    public static async Task<Dictionary<string, string?>> SettingsAsync(string database, string role)
    {
        var server = await Postgres.ServerAsync();
        return new()
        {
            ["ConnectionStrings:Default"] = server.AppConnectionString(database),
            ["OwnerConnectionStrings:Default"] = server.OwnerConnectionString(database),
            ["Host:Demo"] = "true",
            ["Host:Https"] = "false",
            ["Host:Role"] = role,
            ["Files:Folder"] = TestFiles.FolderOf(database),
            ["urls"] = "http://127.0.0.1:0",
        };
    }
}
