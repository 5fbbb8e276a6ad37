using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Rules;

/// <param name="Head">The drive.</param>
/// <param name="Builder">The fields.</param>
/// <param name="Count">How many qualify by what is in the form.</param>
/// <param name="Stored">The rules in force.</param>
/// <param name="Versions">All rules that there were, the latest first.</param>
internal sealed record RulesPage(DriveHead Head, BuilderPage Builder, CountView Count, (Rule Rule, Ranking Ranking) Stored, IReadOnlyList<RulesVersion> Versions)
{
    /// <summary>Whether someone else saved meanwhile.</summary>
    public bool Overtaken { get; init; }
}

internal sealed record RulesVersion(int Number, string By, DateTimeOffset At);

internal sealed class ReadRules(PrepDb db, ReadDrive read, ReadRuleOptions options, CountQualified count, IPeople people) : IUseCase
{
    private const int MostVersions = 20;

    public async Task<RulesPage?> RunAsync(Guid id, RulesForm? form, CancellationToken cancellation)
    {
        if (await read.HeadAsync(id, "rules", cancellation) is not { } head) return null;
        var offered = await options.RunAsync(cancellation);
        var stored = await read.RulesAsync(head.Drive, cancellation);
        var edited = form ?? (head.Drive.RulesNumber == 0
            ? RulesForm.Start(head.Drive.Version, offered) : RulesForm.Of(stored.Rule, stored.Ranking, head.Drive.OnlyVerified, head.Drive.Version));
        edited.Press(offered);
        return new RulesPage(head, new BuilderPage(edited, offered, []) { AtCollege = true }, await CountAsync(edited, offered, cancellation), stored, await VersionsAsync(head.Drive, cancellation));
    }

    public async Task<CountView?> CountAsync(Guid id, RulesForm form, CancellationToken cancellation) =>
        await db.Set<Drive>().AnyAsync(d => d.DriveId == id, cancellation) ? await CountAsync(form, await options.AssessmentsAsync(cancellation), cancellation) : null;

    private async Task<CountView> CountAsync(RulesForm form, RuleOptions offered, CancellationToken cancellation)
    {
        // The ranking does not change who qualifies.
        var rule = new RulesForm { Nodes = form.Nodes }.Read(offered);
        if (!rule.Succeeded) return new CountView(null, rule.Problems.Count, "");
        return new CountView(await count.RunAsync(rule.Value.Rule, form.OnlyVerified, cancellation), 0, RuleWords.Capital(RuleWords.Say(rule.Value.Rule)) + ".");
    }

    private async Task<IReadOnlyList<RulesVersion>> VersionsAsync(Drive drive, CancellationToken cancellation)
    {
        var rows = await db.Set<DriveRules>().AsNoTracking().Where(r => r.DriveRow == drive.Id).OrderByDescending(r => r.Number).Take(MostVersions)
            .Select(r => new { r.Number, r.By, r.At }).ToListAsync(cancellation);
        var names = await people.FindAsync([.. rows.Select(r => r.By).OfType<Guid>().Distinct()], cancellation);
        return [.. rows.Select(r => new RulesVersion(r.Number, r.By is { } by ? names.GetValueOrDefault(by)?.Name ?? "" : "", r.At))];
    }
}

/// <summary>Puts rules in force under the next number.</summary>
internal sealed class SaveRules(DriveDesk desk, ICurrentPerson person) : IUseCase
{
    public async Task<Result<Drive>> RunAsync(Guid id, RulesForm form, RuleOptions options, CancellationToken cancellation)
    {
        var read = form.Read(options);
        if (!read.Succeeded) return Result.Invalid<Drive>(read.Problems);
        return await desk.ChangeAsync(id, form.Version, (drive, at) =>
        {
            drive.CountOnlyVerified(form.OnlyVerified);
            return drive.NextRules(read.Value.Rule, read.Value.Ranking, person.AccountId, at);
        }, "ruled", cancellation);
    }
}
