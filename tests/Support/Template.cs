using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Support;

/// <summary>The database that every test starts from: migrated, with the demo's rows, and their events delivered.</summary>
internal static class Template
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> NameAsync() => Made.Value;

    private static async Task<string> MakeAsync()
    {
        var name = await Postgres.CreateDatabaseAsync();
        var settings = await PrepApp.SettingsAsync(name, role: "Web");
        await using (var app = HostBuilding.Build([], settings))
        {
            await Installation.PrepareAsync(app, migrate: true, seed: true, CancellationToken.None);
            var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
            while (await dispatcher.DeliverDueAsync(CancellationToken.None) > 0) { }
        }

        NpgsqlConnection.ClearAllPools(); // A template must have no connections.
        return name;
    }
}
