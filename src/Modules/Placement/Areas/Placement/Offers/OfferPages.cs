using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Offers;

internal sealed class OfferFilter
{
    public const string Here = "/offers";

    [PlainText(80)]
    public string Q { get; set; } = "";

    public DriveStatus? Status { get; set; }

    public Guid? College { get; set; }

    [PlainText(80)]
    public string After { get; set; } = "";

    public bool Narrows => Q.Length > 0 || Status is not null || College is not null;

    /// <summary>This list with one thing changed (empty: taken away), from its start.</summary>
    public string With(string name, string value)
    {
        var values = new[] { ("q", Q), ("status", Status?.ToString() ?? ""), ("college", College?.ToString() ?? "") }.Where(v => v.Item1 != name).Append((name, value));
        var text = string.Join('&', values.Where(v => v.Item2.Length > 0).Select(v => $"{v.Item1}={Uri.EscapeDataString(v.Item2)}"));
        return text.Length > 0 ? $"{Here}?{text}" : Here;
    }
}

internal sealed record OfferRow(Guid Id, string Title, string College, DriveStatus Status, DateTimeOffset ApplyBy, int? Applied, DateTimeOffset ChangedAt);

internal sealed record OfferList(OfferFilter Filter, KeyPage<OfferRow> Page, IReadOnlyDictionary<DriveStatus, int> Counts, IReadOnlyList<Partner> Partners)
{
    public int Matching => Filter.Status is { } status ? Counts.GetValueOrDefault(status) : Counts.Values.Sum();
}

internal sealed record NewOfferPage(TermsForm Form, string Zone);

/// <param name="Offer">The offer.</param>
/// <param name="College">The college's name, or empty for a draft.</param>
/// <param name="Active">Whether the partnership with it is active.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Colleges">Colleges that it can be offered to.</param>
internal sealed record OfferPage(OfferedDrive Offer, string College, bool Active, DriveTerms Terms, IReadOnlyList<Partner> Colleges)
{
    public Rule Rule => Domain.Rules.Rule.Read(Offer.Rule);

    public Ranking Ranking => Domain.Rules.Ranking.Read(Offer.Ranking);
}

internal sealed record OfferTermsPage(OfferedDrive Offer, string College, TermsForm Form, DriveTerms Stored, string Zone)
{
    /// <summary>Whether someone else saved meanwhile.</summary>
    public bool Overtaken { get; init; }
}

internal sealed record OfferRulesPage(OfferedDrive Offer, string College, BuilderPage Builder)
{
    public bool Overtaken { get; init; }

    public string Words => RuleWords.Capital(RuleWords.Say(Rule.Read(Offer.Rule)));
}
