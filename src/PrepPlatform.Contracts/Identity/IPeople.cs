namespace PrepPlatform.Contracts.Identity;

/// <summary>Who the current tenant's people are, for modules that keep only their ids. One query a call, whatever the number of ids.</summary>
public interface IPeople
{
    /// <summary>The people with these ids; unknown ones are missing from the result.</summary>
    Task<IReadOnlyDictionary<Guid, PersonInfo>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>The ids of up to <paramref name="most"/> people whose name or e-mail address holds the text, for search fields.</summary>
    Task<IReadOnlyList<Guid>> SearchAsync(string text, int most, CancellationToken cancellation);

    /// <summary>Who of these has an active account and a role that allows it. One query more than a call to find them takes, whatever their number.</summary>
    /// <param name="permission">What they may do: <c>profile.keep</c>.</param>
    /// <param name="emails">E-mail addresses in any case.</param>
    /// <param name="ids">Accounts.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<PersonInfo>> WhoMayAsync(string permission, IReadOnlyCollection<string> emails, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);
}

/// <summary>A person as other modules show them.</summary>
/// <param name="Id">Their account.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their e-mail address.</param>
public sealed record PersonInfo(Guid Id, string Name, string Email);
