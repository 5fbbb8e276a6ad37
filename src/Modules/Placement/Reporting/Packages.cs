using System.Globalization;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Reporting;

/// <summary>What offers come to. A drive says a range for each job, and an offer does not say which job it is for, so it counts as the middle of its drive's range.</summary>
internal static class Packages
{
    private const string None = "–";
    private const decimal Minor = 100, Lakh = 100_000;

    /// <summary>The middle offer, for each currency in which there are any.</summary>
    public static string Median(IEnumerable<DriveLine> drives) => Each(drives, offers =>
    {
        var (half, seen) = ((offers.Sum(o => o.Count) + 1) / 2, 0);
        return offers.OrderBy(o => o.Middle).First(o => (seen += o.Count) >= half).Middle;
    });

    /// <summary>The most that a drive with offers pays.</summary>
    public static string Highest(IEnumerable<DriveLine> drives) => Each(drives, offers => offers.Max(o => o.Most));

    /// <summary>The range of a drive's jobs, each currency by itself: <c>INR 12–18 lakh</c>, <c>USD 90,000</c>.</summary>
    public static string Say(IEnumerable<DriveRole> roles) => string.Join("; ", roles.Where(r => r.PackageTo > 0).GroupBy(r => r.Currency).Select(g => Say(g.Key, g.Min(r => r.PackageFrom), g.Max(r => r.PackageTo))));

    private static string Each(IEnumerable<DriveLine> drives, Func<List<Offer>, long> figure)
    {
        var offers = drives.Where(d => d.Selected > 0).SelectMany(d => d.Offered.Where(r => r.PackageTo > 0).GroupBy(r => r.Currency)
            .Select(g => new Offer(g.Key, (g.Min(r => r.PackageFrom) + g.Max(r => r.PackageTo)) / 2, g.Max(r => r.PackageTo), d.Selected)));
        var words = offers.GroupBy(o => o.Currency).OrderByDescending(g => g.Sum(o => o.Count)).Select(g => figure([.. g]) is var amount ? Say(g.Key, amount, amount) : "");
        return string.Join("; ", words) is { Length: > 0 } text ? text : None;
    }

    /// <summary>Rupees in lakhs, as everybody there says them; else whole units.</summary>
    private static string Say(string currency, long from, long to)
    {
        var (unit, format, name) = currency == "INR" ? (Minor * Lakh, "0.##", " lakh") : (Minor, "N0", "");
        string Number(long amount) => (amount / unit).ToString(format, CultureInfo.InvariantCulture);
        return from == to || from == 0 ? $"{currency} {Number(to)}{name}" : $"{currency} {Number(from)}–{Number(to)}{name}";
    }

    private sealed record Offer(string Currency, long Middle, long Most, int Count);
}
