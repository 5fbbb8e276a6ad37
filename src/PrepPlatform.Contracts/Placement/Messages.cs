using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Placement;

/// <summary>A partnership was proposed, answered, paused, resumed or ended; either way.</summary>
/// <param name="To">The other side.</param>
/// <param name="PartnershipId">The same on both sides.</param>
/// <param name="Sequence">Higher than any that the sender knows of this partnership.</param>
/// <param name="Status">What it is now, as the sender sees it: <c>Proposed</c>, <c>Active</c>, <c>Declined</c>, <c>Paused</c>, <c>Ended</c>.</param>
/// <param name="Note">What was written with it, or empty.</param>
/// <param name="By">Who did it, by name.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PartnershipTold(TenantId To, Guid PartnershipId, int Sequence, string Status, string Note, string By, DateTimeOffset At) : ITenantMessage;

/// <summary>A drive was offered, opened, changed, closed or cancelled: all that the other side may know of it, as it is now; either way.</summary>
/// <param name="To">The other side.</param>
/// <param name="DriveId">The same on both sides.</param>
/// <param name="Sequence">Higher than any that the sender knows of this drive.</param>
/// <param name="Status">What it is now: <c>Offered</c>, <c>Open</c>, <c>Closed</c>, <c>Cancelled</c>.</param>
/// <param name="Terms">Title, roles, rounds and dates, as JSON of the Placement module.</param>
/// <param name="Rule">Who qualifies, as JSON of the Placement module.</param>
/// <param name="Ranking">In which order, as JSON of the Placement module.</param>
/// <param name="Applied">From a college: how many applied. Null from a company.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DriveTold(
    TenantId To, Guid DriveId, int Sequence, string Status, string Terms, string Rule, string Ranking, int? Applied, DateTimeOffset At) : ITenantMessage;

/// <summary>A candidate's card, from a college to a company: what the student consented to and nothing more; again when it changes.</summary>
/// <param name="To">The company.</param>
/// <param name="CardId">Random for each application.</param>
/// <param name="DriveId">The drive.</param>
/// <param name="Sequence">Higher than any that the sender knows of this card.</param>
/// <param name="Rank">Place on the shortlist.</param>
/// <param name="Score">The sum of the parts that are sent; the rank comes from all of them.</param>
/// <param name="Parts">The parts of the score, as JSON of the Placement module.</param>
/// <param name="Snapshot">What is shared, as JSON of the Placement module.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CardSent(
    TenantId To, Guid CardId, Guid DriveId, int Sequence, int Rank, decimal Score, string Parts, string Snapshot, DateTimeOffset At) : ITenantMessage;

/// <summary>A student shares less, from a college to a company: what is not named any more is to be erased. Crosses also while the partnership is paused, since nothing new is in it.</summary>
/// <param name="To">The company.</param>
/// <param name="CardId">The card.</param>
/// <param name="Sequence">Higher than any that the sender knows of this card.</param>
/// <param name="Fields">What may still be seen, as keys of the Placement module.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CardNarrowed(TenantId To, Guid CardId, int Sequence, IReadOnlyList<string> Fields, DateTimeOffset At) : ITenantMessage;

/// <summary>A card is taken back, from a college to a company: what was shared is to be erased.</summary>
/// <param name="To">The company.</param>
/// <param name="CardId">The card.</param>
/// <param name="Sequence">Higher than any that the sender knows of this card.</param>
/// <param name="Reason">Why, for the recruiters.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CardTakenBack(TenantId To, Guid CardId, int Sequence, string Reason, DateTimeOffset At) : ITenantMessage;

/// <summary>A recruiter looked at a card, from a company to a college.</summary>
/// <param name="To">The college.</param>
/// <param name="CardId">The card.</param>
/// <param name="By">Who, by name.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CardLookedAt(TenantId To, Guid CardId, string By, DateTimeOffset At) : ITenantMessage;

/// <summary>A recruiter moved a candidate, from a company to a college.</summary>
/// <param name="To">The college.</param>
/// <param name="CardId">The card.</param>
/// <param name="Sequence">Higher than any that the sender knows of this card.</param>
/// <param name="Status"><c>Active</c>, <c>Selected</c> or <c>Rejected</c>.</param>
/// <param name="Round">The round they are in now, or empty.</param>
/// <param name="By">Who, by name.</param>
/// <param name="At">When, in UTC.</param>
public sealed record CardMoved(TenantId To, Guid CardId, int Sequence, string Status, string Round, string By, DateTimeOffset At) : ITenantMessage;
