using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

internal sealed class DriveFilter
{
    public const string Here = "/staff/drives";

    [PlainText(80)]
    public string Q { get; set; } = "";

    public DriveStatus? Status { get; set; }

    public Guid? Company { get; set; }

    [PlainText(80)]
    public string After { get; set; } = "";

    public bool Narrows => Q.Length > 0 || Status is not null || Company is not null;

    /// <summary>This list with one thing changed (empty: taken away), from its start.</summary>
    public string With(string name, string value)
    {
        var values = new[] { ("q", Q), ("status", Status?.ToString() ?? ""), ("company", Company?.ToString() ?? "") }.Where(v => v.Item1 != name).Append((name, value));
        var text = string.Join('&', values.Where(v => v.Item2.Length > 0).Select(v => $"{v.Item1}={Uri.EscapeDataString(v.Item2)}"));
        return text.Length > 0 ? $"{Here}?{text}" : Here;
    }
}

/// <param name="Filter">What is looked for.</param>
/// <param name="Page">The drives.</param>
/// <param name="Counts">How many of each state.</param>
/// <param name="Partners">Companies that a drive can be begun with, by name.</param>
internal sealed record DriveList(DriveFilter Filter, KeyPage<DriveRow> Page, IReadOnlyDictionary<DriveStatus, int> Counts, IReadOnlyList<Partner> Partners)
{
    public int Matching => Filter.Status is { } status ? Counts.GetValueOrDefault(status) : Counts.Values.Sum();

    public string NameOf(Guid company) => Partners.FirstOrDefault(p => p.Id == company)?.Name ?? "";
}

/// <param name="Id">The tenant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Active">Whether something new may cross.</param>
internal sealed record Partner(Guid Id, string Name, bool Active);

internal sealed record DriveRow(Guid Id, string Title, Guid CompanyId, DriveStatus Status, DateTimeOffset ApplyBy, int Applied, bool Published, DateTimeOffset ChangedAt);
