using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Assessments.Seeding;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Browser;

/// <summary>What scores in full in one attempt, by the names of the page's fields: a student who knows everything.</summary>
internal sealed class AnswerKey
{
    private readonly Dictionary<int, Dictionary<string, string[]>> answers = [];

    /// <summary>Asks the question types, with the arrangement that this attempt got.</summary>
    public static Task<AnswerKey> ReadAsync(PrepApp app, string tenant, Guid attempt) => app.InAsync(tenant, async services =>
    {
        var (key, types, db) = (new AnswerKey(), services.GetRequiredService<IQuestionTypes>(), services.GetRequiredService<PrepDb>());
        await types.ListAsync(default); // Plugins with a process of their own come up a moment after the host.
        foreach (var question in await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == attempt).ToListAsync())
        {
            var definition = await db.Set<QuestionRevision>().Where(r => r.Id == question.RevisionId).Select(r => r.Definition).SingleAsync();
            var best = await types.BestResponseAsync(question.Type, JsonElement.Parse(definition), new Arrangement(question.Seed, question.Shuffle), default);
            key.answers[question.Position] = DemoAnswers.ToForm(best!.Value, question.Prefix).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        }

        return key;
    });

    /// <summary>Answers every question of the page with its own controls.</summary>
    public async Task FillAsync(IPage page)
    {
        foreach (var question in await page.Locator("[data-question]").AllAsync())
        {
            var name = await question.Locator("[name^='q'][name*='.']").First.GetAttributeAsync("name");
            var position = int.Parse(name!.Split('.')[0][1..], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (field, values) in answers[position]) await FillAsync(question, field, values);
        }
    }

    private static async Task FillAsync(ILocator question, string field, string[] values)
    {
        if (field.EndsWith(".ordered", StringComparison.Ordinal)) await question.Locator("[data-order-own]").CheckAsync();
        else if (field.EndsWith(".order", StringComparison.Ordinal)) await OrderAsync(question, values);
        else if (field.EndsWith(".selected", StringComparison.Ordinal))
            foreach (var value in values) await question.Locator($"input[name='{field}'][value='{value}']").CheckAsync();
        else if (field.Contains(".pairs.", StringComparison.Ordinal)) await question.Locator($"select[name='{field}']").SelectOptionAsync(values[0]);
        else
        {
            await question.Locator($"input[name='{field}']").FillAsync(values[0]);
            await question.Locator($"input[name='{field}']").BlurAsync();
        }
    }

    private static async Task OrderAsync(ILocator question, string[] wanted)
    {
        var items = question.Locator("[data-order-item] input[type='hidden']");
        for (var place = 0; place < wanted.Length; place++)
            while (await items.Nth(place).GetAttributeAsync("value") != wanted[place])
                await question.Locator($"button[value='up:{wanted[place]}']").ClickAsync();
    }
}
