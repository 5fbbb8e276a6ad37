namespace PrepPlatform.Placement.Domain;

/// <summary>What a drive offers and asks, as both sides know it; kept as JSON in each of their rows.</summary>
/// <param name="Title">Its name.</param>
/// <param name="About">What students read, Markdown, at most 4,000 characters.</param>
/// <param name="Roles">Jobs offered, 1 to 5.</param>
/// <param name="Rounds">What candidates go through, in order, 1 to 8.</param>
/// <param name="ApplyBy">Until when students can apply.</param>
/// <param name="StartsOn">When the drive takes place, or null.</param>
internal sealed partial record DriveTerms(string Title, string About, IReadOnlyList<DriveRole> Roles, IReadOnlyList<DriveRound> Rounds, DateTimeOffset ApplyBy, DateOnly? StartsOn)
{
    public const int MostText = 12_000;
}

/// <summary>A job.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Location">Where, or <c>Remote</c>.</param>
/// <param name="PackageFrom">Yearly pay in minor units of the currency, at least.</param>
/// <param name="PackageTo">At most; the same where it is fixed.</param>
/// <param name="Currency">ISO 4217: <c>INR</c>.</param>
/// <param name="Openings">How many are sought.</param>
internal sealed record DriveRole(string Title, string Location, long PackageFrom, long PackageTo, string Currency, int Openings);

/// <summary>A round: <c>Written test</c>, <c>Interview</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="On">When, or null where it is not fixed.</param>
internal sealed record DriveRound(string Name, DateOnly? On);
