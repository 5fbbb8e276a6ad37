using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>What one module tells the others arrives once, whatever breaks on the way.</summary>
public sealed class OutboxTests(OutboxTests.App app) : IClassFixture<OutboxTests.App>
{
    private static readonly DateTimeOffset Day = new(2031, 3, 3, 12, 0, 0, TimeSpan.Zero);

    private OutboxDispatcher Dispatcher => app.Services.GetRequiredService<OutboxDispatcher>();

    [Fact]
    public async Task An_event_is_saved_with_its_cause_or_not_at_all()
    {
        await app.InDbAsync("northfield", async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(new SignedIn(Guid.CreateVersion7(), Day.AddYears(1)), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        await DrainAsync();
        (await CountAsync("northfield", Day.AddYears(1))).ShouldBe(0);
    }

    [Fact]
    public async Task Many_dispatchers_at_once_deliver_each_event_once()
    {
        const int events = 60;
        await PublishAsync("northfield", events, Day);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync()));
        await TryFailedAgainAsync("northfield"); // Two may both have found the day not yet counted.
        (await CountAsync("northfield", Day)).ShouldBe(events);
        (await CountAsync("lakeside", Day)).ShouldBe(0);
    }

    [Fact]
    public async Task A_handler_that_fails_undoes_only_itself_and_is_tried_again()
    {
        Breaks.Next = 1;
        var account = Guid.CreateVersion7();
        await app.InDbAsync("lakeside", async db =>
        {
            db.Publish(new AccountAdded(account, Day), TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await DrainAsync();
        Breaks.Next.ShouldBe(0, "it was tried");
        (await AddedAsync(account)).ShouldBe(0, "and rolled back");
        await TryFailedAgainAsync("lakeside");
        (await AddedAsync(account)).ShouldBe(1);
    }

    private Task<int> AddedAsync(Guid account) => app.InDbAsync("lakeside", db => db.Set<AuditEntry>().CountAsync(e => e.Subject == $"account/{account}"));

    private async Task DrainAsync()
    {
        while (await Dispatcher.DeliverDueAsync(CancellationToken.None) > 0) { }
    }

    /// <summary>Does not wait for the pause before the next try.</summary>
    private async Task TryFailedAgainAsync(string tenant)
    {
        await app.InDbAsync(tenant, db => db.Set<OutboxMessage>().Where(m => m.DeliveredAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, x => x.At.AddYears(-10))));
        await DrainAsync();
    }

    private Task<int> PublishAsync(string tenant, int count, DateTimeOffset at) => app.InDbAsync(tenant, async db =>
    {
        for (var i = 0; i < count; i++) db.Publish(new SignedIn(Guid.CreateVersion7(), at), TimeProvider.System.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private Task<int> CountAsync(string tenant, DateTimeOffset at) => app.InDbAsync(tenant, db =>
        db.Set<ActivityDay>().Where(a => a.Day == DateOnly.FromDateTime(at.UtcDateTime)).SumAsync(a => a.Count));

    /// <summary>Writes something and then fails as often as it was told.</summary>
    public sealed class Breaks(PrepDb db) : IEventHandler<AccountAdded>
    {
        public static int Next { get; set; }

        public async Task HandleAsync(AccountAdded e, CancellationToken cancellation)
        {
            db.Add(new AuditEntry(null, "Test", "test.heard", $"account/{e.AccountId}", "Heard", "", e.At));
            await db.SaveChangesAsync(cancellation);
            if (Next-- > 0) throw new InvalidOperationException("Broken on purpose.");
        }
    }

    public sealed class App : PrepApp
    {
        protected override void Change(WebApplicationBuilder builder) => builder.Services.AddEventHandler<AccountAdded, Breaks>();
    }
}
