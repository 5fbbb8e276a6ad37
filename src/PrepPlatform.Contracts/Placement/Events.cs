namespace PrepPlatform.Contracts.Placement;

/// <summary>At a college: cards are to be taken back from a company. Told again for each parcel, until none is left.</summary>
/// <param name="CompanyId">Whose cards.</param>
/// <param name="DriveRow">Only those of one drive; null: of all.</param>
/// <param name="Reason">Why, for recruiters and students.</param>
/// <param name="After">Only cards after this one, by id.</param>
/// <param name="At">When it was decided, in UTC.</param>
public sealed record CardsToTakeBack(Guid CompanyId, Guid? DriveRow, string Reason, Guid After, DateTimeOffset At) : IEvent;

/// <summary>At a college, after a pause: the company's cards are to be sent as they are now. Told again for each parcel, until none is left.</summary>
/// <param name="CompanyId">Whose cards.</param>
/// <param name="After">Only cards after this one, by id.</param>
/// <param name="At">When the partnership went on, in UTC.</param>
public sealed record CardsToSend(Guid CompanyId, Guid After, DateTimeOffset At) : IEvent;
