namespace PrepPlatform.Contracts.Placement;

/// <summary>A partnership ended at a college: the company's cards are to be taken back. Told again for each parcel, until none is left.</summary>
/// <param name="CompanyId">Whose cards.</param>
/// <param name="After">Only cards after this one, by id.</param>
/// <param name="At">When it ended, in UTC.</param>
public sealed record CardsToTakeBack(Guid CompanyId, Guid After, DateTimeOffset At) : IEvent;
