using System.Data.Common;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Outbox;

/// <summary>Reads what a dialect's claim returned: tenant, id, kind, payload, attempts, sequence.</summary>
public static class ClaimedMessageReader
{
    /// <summary>The claimed messages in the order in which they were written.</summary>
    public static async Task<IReadOnlyList<ClaimedMessage>> ReadClaimedAsync(this DbCommand command, CancellationToken cancellation)
    {
        var claimed = new List<(long Sequence, ClaimedMessage Message)>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            claimed.Add((rows.GetInt64(5), new(new TenantId(rows.GetGuid(0)), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), rows.GetInt32(4))));
        return [.. claimed.OrderBy(c => c.Sequence).Select(c => c.Message)];
    }
}
