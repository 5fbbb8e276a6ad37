using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Operations.Areas.Operations.Events;

/// <param name="Tenant">Whose.</param>
/// <param name="TenantName">Its name.</param>
/// <param name="Id">The message.</param>
/// <param name="Kind">The event.</param>
/// <param name="At">When it happened.</param>
/// <param name="FailedAt">When it was given up; null while it is tried again by itself.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">What went wrong last.</param>
internal sealed record EventRow(
    TenantId Tenant, string TenantName, Guid Id, string Kind, DateTimeOffset At, DateTimeOffset? FailedAt, int Attempts, string Error);

internal sealed class FailedEvents(
    PlatformScope platform, ITenantDirectory directory, Databases databases, IAudit audit, PrepDb own, OutboxSignal signal, TimeProvider clock) : IUseCase
{
    private const int Most = 200;

    public async Task<IReadOnlyList<EventRow>> ListAsync(CancellationToken cancellation)
    {
        var rows = await platform.ReadAsync<OutboxMessage, EventRow>("Looked at events that could not be delivered", messages => messages
            .Where(m => m.DeliveredAt == null && m.Error != null)
            .OrderByDescending(m => m.Sequence).Take(Most)
            .Select(m => new EventRow(m.TenantId, "", m.Id, m.Kind, m.At, m.FailedAt, m.Attempts, m.Error!)), cancellation);
        return [.. rows.Select(r => r with { TenantName = directory.Find(r.Tenant)?.Name ?? "" })];
    }

    public async Task<bool> ResendAsync(TenantId tenant, Guid id, CancellationToken cancellation)
    {
        if (directory.Find(tenant) is not { } info) return false;
        audit.Record("events.resent", $"event/{id}", $"Sent an event of {info.Name} again");
        await own.SaveChangesAsync(cancellation);
        if (!await ResetAsync(info, id, cancellation)) return false;
        signal.Set();
        return true;
    }

    private async Task<bool> ResetAsync(TenantInfo tenant, Guid id, CancellationToken cancellation)
    {
        using var scope = TenantScope.Enter(tenant.Id);
        await using var db = databases.OpenFor(tenant);
        return await db.Set<OutboxMessage>().Where(m => m.Id == id && m.FailedAt != null).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.FailedAt, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0).SetProperty(x => x.DueAt, clock.GetUtcNow()), cancellation) > 0;
    }
}
