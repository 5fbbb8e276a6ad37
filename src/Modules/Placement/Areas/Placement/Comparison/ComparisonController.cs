using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.Comparison;

/// <summary>Two to four candidates side by side.</summary>
[Requires(CandidateParts.View)]
internal sealed class ComparisonController : Controller
{
    public const int Fewest = 2, Most = 4;

    /// <summary>From the list's ticks to an address that can be kept and passed on.</summary>
    [HttpPost("/candidates/comparison")]
    public IActionResult Create(List<string> cards)
    {
        var ids = CardRef.ReadAll(cards).Select(c => c.Id).ToList();
        if (ids.Count is < Fewest or > Most) return this.Again("Choose", ids.Count);
        return new RedirectSeeOther($"/candidates/comparison?{string.Join('&', ids.Select(i => $"ids={i}"))}");
    }

    [HttpGet("/candidates/comparison")]
    public async Task<IActionResult> Show(Guid[] ids, [FromServices] CompareCandidates compare, [FromServices] LogLooks looks, [FromServices] ICurrentPerson person, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count is < Fewest or > Most) return this.Again("Choose", wanted.Count);
        if (await compare.RunAsync(wanted, cancellation) is not { } compared) return NotFound();
        await looks.RunAsync(wanted, person.Actor(), cancellation); // All that was shared is shown here too.
        return View(compared);
    }

    private sealed class RedirectSeeOther(string url) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.HttpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}

internal sealed class CompareCandidates(PrepDb db, CompanyDrives drives, ITenantDirectory tenants) : IUseCase
{
    /// <summary>In the order in which they were asked for; null where one is not here, or was taken back.</summary>
    public async Task<IReadOnlyList<ComparedCandidate>?> RunAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var cards = await db.Set<Card>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.Status != CardStatus.Withdrawn).ToListAsync(cancellation);
        if (cards.Count != ids.Count) return null;
        var offered = await drives.ReadAsync(cancellation);
        return [.. ids.Select(id => cards.Find(c => c.Id == id)!).Select(c => new ComparedCandidate(
            c, CardText.ReadSnapshot(c.Snapshot), CardText.ReadParts(c.Parts), offered.GetValueOrDefault(c.DriveId)?.Title ?? "", tenants.Find(new TenantId(c.CollegeId))?.Name ?? ""))];
    }
}

internal sealed record ComparedCandidate(Card Card, CardSnapshot Shared, IReadOnlyList<ScorePart> Parts, string Drive, string College);
