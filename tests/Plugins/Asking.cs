using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>What a module does with evaluation, in few words.</summary>
internal static class Asking
{
    public const string Kind = "test", Question = """{"prompt":"Say something."}""";

    public static EvaluationOrder Order(string type, string response, string definition = Question, Guid? person = null) => new(
        new EvaluationSubject(Kind, Guid.CreateVersion7(), 1), type, Json(definition), Json(response), Arrangement.AsWritten, person ?? Guid.CreateVersion7());

    public static EvaluationOrder Say(string type, string text, Guid? person = null) => Order(type, JsonSerializer.Serialize(new { text }), person: person);

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static System.Text.Json.Nodes.JsonNode Node(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!;

    /// <summary>Orders and saves, as one unit of work.</summary>
    public static Task<IReadOnlyList<RecordedEvaluation?>> RequestAsync(this PrepApp app, string tenant, params EvaluationOrder[] orders) => app.InAsync(tenant, async services =>
    {
        var given = await services.GetRequiredService<IEvaluations>().RequestAsync(orders, CancellationToken.None);
        await services.GetRequiredService<PrepDb>().SaveChangesAsync();
        return given;
    });

    public static Task<IReadOnlyList<RecordedEvaluation>> ReadAsync(this PrepApp app, string tenant, params EvaluationOrder[] orders) => app.InAsync(tenant, services =>
        services.GetRequiredService<IEvaluations>().ReadAsync(Kind, [.. orders.Select(o => o.Subject.Id)], CancellationToken.None));

    /// <summary>Waits until each is evaluated.</summary>
    public static async Task<IReadOnlyList<RecordedEvaluation>> WaitAsync(this PrepApp app, string tenant, params EvaluationOrder[] orders)
    {
        await Eventually.BeAsync(async () => (await app.ReadAsync(tenant, orders)).DistinctBy(e => e.Subject).Count() == orders.Length);
        return await app.ReadAsync(tenant, orders);
    }

    public static PluginCatalogue Plugins(this PrepApp app) => app.Services.GetRequiredService<PluginCatalogue>();

    public static async Task<InstalledPlugin> PluginAsync(this PrepApp app, string key)
    {
        await app.Plugins().SettledAsync();
        return app.Plugins().Find(key).ShouldNotBeNull(string.Join(", ", app.Plugins().All.Select(p => p.Key)));
    }
}
