using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Work;

/// <summary>
/// A claim on a work table. Such a table belongs to a module and has, besides what the module keeps there, the columns <c>TenantId</c>, <c>Id</c>,
/// <c>Sequence</c> (order of writing), <c>PersonId</c> (whose work it is), <c>Lane</c> (text), <c>DueAt</c>, <c>Holder</c> (uuid or null) and <c>Attempts</c>.
/// Turns are fair: each tenant with due work is as likely to have the next turn as any other, and within a tenant each person, however much either has queued.
/// </summary>
/// <param name="Table">The table; a name in the module's code.</param>
/// <param name="Lanes">The lanes to take from, at least one.</param>
/// <param name="Pause">A row in this other table keeps a tenant's work back.</param>
/// <param name="Holder">Who takes it.</param>
/// <param name="Count">How much at most.</param>
/// <param name="Now">What is due is due by now.</param>
/// <param name="Lease">How long it is held.</param>
public sealed record WorkClaim(string Table, IReadOnlyCollection<string> Lanes, WorkPause Pause, Guid Holder, int Count, DateTimeOffset Now, TimeSpan Lease);

/// <summary>Where it is written that a tenant's work waits.</summary>
/// <param name="Table">A tenant-owned table.</param>
/// <param name="Key">Its column that says for what.</param>
/// <param name="Value">That which is to be claimed for.</param>
/// <param name="Since">Its column that is not null while the tenant's work waits.</param>
public sealed record WorkPause(string Table, string Key, string Value, string Since);

/// <summary>Work that this node holds for the length of a lease.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Id">Its id.</param>
/// <param name="Attempts">Counting this one.</param>
public sealed record ClaimedWork(TenantId Tenant, Guid Id, int Attempts);
