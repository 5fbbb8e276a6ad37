using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Practice.Areas.Practice.Leaderboard;

/// <summary>A tenant's leaderboard, and whether one is seen on it.</summary>
[Requires(PracticeModule.Solve)]
internal sealed class LeaderboardController(ReadLeaderboard read, HideFromLeaderboard hide, ICurrentPerson person) : Controller
{
    private const int MostPages = 1000;

    [HttpGet("/practice/leaderboard")]
    public async Task<IActionResult> Index(CancellationToken cancellation, Period period = Period.Week, int page = 1)
    {
        if (!ModelState.IsValid || page is < 1 or > MostPages) return Redirect("/practice/leaderboard");
        var me = person.AccountId!.Value;
        return View(await read.RunAsync(me, period, page, cancellation) with { Hidden = await hide.IsHiddenAsync(me, cancellation) });
    }

    /// <summary>Out of others' sight.</summary>
    [HttpPost("/practice/leaderboard/absence")]
    public async Task<IActionResult> Hide(CancellationToken cancellation)
    {
        await hide.RunAsync(person.AccountId!.Value, hidden: true, cancellation);
        return new Done("/practice/leaderboard", "Others do not see you on the leaderboard any more.") { Undo = "/practice/leaderboard/absence/deletion" };
    }

    [HttpPost("/practice/leaderboard/absence/deletion")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        await hide.RunAsync(person.AccountId!.Value, hidden: false, cancellation);
        return new Done("/practice/leaderboard", "Others see you on the leaderboard.") { Undo = "/practice/leaderboard/absence" };
    }
}

/// <summary>Takes a person off what others see of the leaderboard, or puts them back.</summary>
internal sealed class HideFromLeaderboard(PrepDb db) : IUseCase
{
    public Task<bool> IsHiddenAsync(Guid person, CancellationToken cancellation) => db.Set<Practitioner>().AnyAsync(p => p.PersonId == person && p.Hidden, cancellation);

    public async Task RunAsync(Guid person, bool hidden, CancellationToken cancellation)
    {
        var own = await db.Set<Practitioner>().SingleOrDefaultAsync(p => p.PersonId == person, cancellation);
        if (own is null) db.Add(own = new Practitioner(person));
        own.Hidden = hidden;
        await db.SaveChangesAsync(cancellation);
    }
}
