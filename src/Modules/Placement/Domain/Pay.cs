using System.Globalization;

namespace PrepPlatform.Placement.Domain;

/// <summary>Yearly pay in words: lakhs for rupees, as everybody there says it, else whole units.</summary>
internal static class Pay
{
    private const decimal Minor = 100, Lakh = 100_000;

    public static string Say(DriveRole role) => role.PackageTo == 0 ? "" : role.Currency == "INR"
        ? $"₹{Range(role.PackageFrom / Minor / Lakh, role.PackageTo / Minor / Lakh, "0.##")} lakh a year"
        : $"{role.Currency} {Range(role.PackageFrom / Minor, role.PackageTo / Minor, "N0")} a year";

    /// <summary>The span of all roles, for lists: that of the currency that the first role is paid in.</summary>
    public static string Say(IReadOnlyList<DriveRole> roles)
    {
        if (roles.Count == 0) return "";
        var same = roles.Where(r => r.Currency == roles[0].Currency && r.PackageTo > 0).ToList();
        return same.Count == 0 ? "" : Say(roles[0] with { PackageFrom = same.Min(r => r.PackageFrom), PackageTo = same.Max(r => r.PackageTo) });
    }

    private static string Range(decimal from, decimal to, string format) => from == to || from == 0
        ? to.ToString(format, CultureInfo.CurrentCulture)
        : $"{from.ToString(format, CultureInfo.CurrentCulture)}–{to.ToString(format, CultureInfo.CurrentCulture)}";
}
