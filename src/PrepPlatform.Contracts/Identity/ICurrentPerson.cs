namespace PrepPlatform.Contracts.Identity;

/// <summary>The person that the current request acts for.</summary>
public interface ICurrentPerson
{
    /// <summary>Their account in the current tenant, or null for a visitor and for the system itself.</summary>
    Guid? AccountId { get; }

    /// <summary>Their name, or empty.</summary>
    string Name { get; }

    /// <summary>Their roles' keys (<c>student</c>, <c>admin</c>, …).</summary>
    IReadOnlyCollection<string> Roles { get; }

    /// <summary>Their time zone: their own, else the tenant's, else UTC.</summary>
    TimeZoneInfo TimeZone { get; }

    /// <summary>Whether one of their roles allows it.</summary>
    bool May(string permission);
}
