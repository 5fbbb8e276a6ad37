namespace PrepPlatform.Contracts.Operations;

/// <summary>The tenant's record of who did what. Entries are added to the caller's unit of work and never changed.</summary>
public interface IAudit
{
    /// <summary>Adds an entry, saved with the change it tells of.</summary>
    /// <param name="action">The verb, named like a permission: <c>people.deactivated</c>; at most 80 characters.</param>
    /// <param name="subject">The thing it was done to: kind and id, <c>account/0192…</c>; at most 120 characters.</param>
    /// <param name="summary">One sentence for people, at most 400 characters; no answers, passwords or tokens.</param>
    void Record(string action, string subject, string summary);
}
