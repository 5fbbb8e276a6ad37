using System.Security.Cryptography;
using System.Text;

namespace PrepPlatform.Practice.Domain;

/// <summary>A published problem and when it was a day's challenge last.</summary>
internal sealed record DailyCandidate(Guid Id, DateOnly? Last);

/// <summary>Which problem a day has: as good as random, and the same for whoever asks.</summary>
internal static class DailyChoice
{
    /// <summary>Days after which a problem may come again.</summary>
    public const int Rest = 30;

    /// <summary>The problem, or null where nothing is published. Where all of them were used lately, the one that has rested longest.</summary>
    public static Guid? Pick(Guid tenant, DateOnly day, IReadOnlyCollection<DailyCandidate> published)
    {
        var rested = published.Where(p => p.Last is not { } last || last <= day.AddDays(-Rest)).ToList();
        if (rested.Count == 0) return published.OrderBy(p => p.Last).ThenBy(p => Place(tenant, day, p.Id), StringComparer.Ordinal).FirstOrDefault()?.Id;
        return rested.MinBy(p => Place(tenant, day, p.Id), StringComparer.Ordinal)!.Id;
    }

    private static string Place(Guid tenant, DateOnly day, Guid problem) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant:N}{day:yyyyMMdd}{problem:N}")));
}
