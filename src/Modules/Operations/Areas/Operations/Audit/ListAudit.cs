using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Operations.Areas.Operations.Audit;

internal sealed class AuditFilter
{
    [StringLength(80)]
    public string Q { get; set; } = "";

    /// <summary>The sequence of the last entry of the page before.</summary>
    public long? Before { get; set; }
}

internal sealed record AuditPage(AuditFilter Filter, KeyPage<AuditRow> Page);

internal sealed record AuditRow(long Sequence, DateTimeOffset At, string Actor, string Action, string Summary, string Address);

internal sealed class ListAudit(PrepDb db) : IUseCase
{
    private const int PageSize = 50;

    public async Task<AuditPage> RunAsync(AuditFilter filter, CancellationToken cancellation)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Q.Trim().ToUpperInvariant() is { Length: > 0 } text)
            entries = entries.Where(e => e.Actor.ToUpper().Contains(text) || e.Summary.ToUpper().Contains(text) || e.Action.ToUpper().Contains(text));
        if (filter.Before is { } before) entries = entries.Where(e => e.Sequence < before);
        var rows = await entries.OrderByDescending(e => e.Sequence).Take(PageSize + 1)
            .Select(e => new AuditRow(e.Sequence, e.At, e.Actor, e.Action, e.Summary, e.Address)).ToListAsync(cancellation);
        return new AuditPage(filter, KeyPage.Cut(rows, PageSize, filter.Before is null, r => r.Sequence.ToString(CultureInfo.InvariantCulture)));
    }
}
