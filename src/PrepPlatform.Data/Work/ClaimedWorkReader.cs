using System.Data.Common;
using System.Globalization;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Work;

/// <summary>What the dialects' claims have in common.</summary>
public static class ClaimedWorkReader
{
    /// <summary>Adds the claim's values as <c>@now</c>, <c>@until</c>, <c>@holder</c>, <c>@count</c>, <c>@pause</c> and <c>@lane0</c>…, and gives the list of the lanes' names.</summary>
    public static string AddClaim(this DbCommand command, WorkClaim claim)
    {
        Add(command, "now", claim.Now);
        Add(command, "until", claim.Now + claim.Lease);
        Add(command, "holder", claim.Holder);
        Add(command, "count", claim.Count);
        Add(command, "pause", claim.Pause.Value);
        var lanes = claim.Lanes.Select((lane, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"lane{i}"), Lane: lane)).ToList();
        foreach (var (name, lane) in lanes) Add(command, name, lane);
        return string.Join(", ", lanes.Select(l => $"@{l.Name}"));
    }

    /// <summary>Reads tenant, id and attempts.</summary>
    public static async Task<IReadOnlyList<ClaimedWork>> ReadClaimedWorkAsync(this DbCommand command, CancellationToken cancellation)
    {
        var claimed = new List<ClaimedWork>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) claimed.Add(new(new TenantId(rows.GetGuid(0)), rows.GetGuid(1), rows.GetInt32(2)));
        return claimed;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
