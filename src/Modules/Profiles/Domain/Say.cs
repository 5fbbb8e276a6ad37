using System.Globalization;

namespace PrepPlatform.Profiles.Domain;

/// <summary>Numbers as text, the same in every language: they stand in histories and files.</summary>
internal static class Say
{
    public static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Percent(decimal? number) => number is null ? "" : $"{Number(number)}%";
}
