namespace PrepPlatform.Contracts.Identity;

/// <summary>A person signed in.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="At">When, in UTC.</param>
public sealed record SignedIn(Guid AccountId, DateTimeOffset At) : IEvent;

/// <summary>An account came to be.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="At">When, in UTC.</param>
public sealed record AccountAdded(Guid AccountId, DateTimeOffset At) : IEvent;
