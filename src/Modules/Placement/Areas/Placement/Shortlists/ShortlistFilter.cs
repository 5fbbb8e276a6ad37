using System.Globalization;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Shortlists;

/// <summary>What of a list is shown; all of it stands in the address.</summary>
internal sealed class ShortlistFilter
{
    /// <summary><c>listed</c>, <c>waiting</c> (qualified, not listed) or <c>missed</c>.</summary>
    public string Show { get; set; } = "listed";

    [PlainText(80)]
    public string Q { get; set; } = "";

    public string After { get; set; } = "";

    public ShortlistKey? Key => ShortlistKey.Read(After);

    public string Url(string path, string? show = null, string? after = null)
    {
        var shown = show ?? Show;
        var query = new[] { shown == "listed" ? null : $"show={Uri.EscapeDataString(shown)}", Q.Length > 0 ? $"q={Uri.EscapeDataString(Q)}" : null, after is null ? null : $"after={Uri.EscapeDataString(after)}" }.OfType<string>();
        return string.Join('&', query) is { Length: > 0 } text ? $"{path}?{text}" : path;
    }
}

/// <summary>Where a page of a list ends.</summary>
internal sealed record ShortlistKey(int? Rank, decimal Score, Guid Student)
{
    public static string Write(int? rank, decimal score, Guid student) => string.Create(CultureInfo.InvariantCulture, $"{rank}_{score}_{student:N}");

    public static ShortlistKey? Read(string text) =>
        text.Split('_') is [var rank, var score, var id] && decimal.TryParse(score, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && Guid.TryParseExact(id, "N", out var student)
            ? new(int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null, points, student) : null;
}
