using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Identity.Areas.Identity.People;

/// <summary>A page of people, found by name, e-mail, role and state.</summary>
internal sealed class ListPeople(PrepDb db) : IUseCase
{
    private const int PageSize = 50;
    private const char Between = '\n';

    public async Task<PeopleList> RunAsync(PeopleFilter filter, CancellationToken cancellation)
    {
        var matching = Matching(filter);
        var rows = await After(matching, filter.After)
            .OrderBy(a => a.Name.ToUpper()).ThenBy(a => a.NormalizedUserName)
            .Take(PageSize + 1)
            .Select(a => new PersonRow(
                a.Id, a.Name, a.Email ?? "", a.NormalizedUserName ?? "", a.Status, a.LastSignedInAt,
                a.Roles.OrderBy(r => r.Role.Name).Select(r => r.Role.Name).ToList()))
            .ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, r => $"{r.Name}{Between}{r.UserName}");
        return new PeopleList(filter, page, await RolesAsync(cancellation), await matching.CountAsync(cancellation));
    }

    public async Task<IReadOnlyList<RoleOption>> RolesAsync(CancellationToken cancellation) => await db.Set<Role>().AsNoTracking()
        .OrderBy(r => r.Name).Select(r => new RoleOption(r.Key, r.Name)).ToListAsync(cancellation);

    private IQueryable<Account> Matching(PeopleFilter filter)
    {
        var accounts = db.Set<Account>().AsNoTracking();
        if (filter.Q.Trim().ToUpperInvariant() is { Length: > 0 } text)
            accounts = accounts.Where(a => a.Name.ToUpper().Contains(text) || a.NormalizedEmail!.Contains(text));
        if (filter.Role.Length > 0) accounts = accounts.Where(a => a.Roles.Any(r => r.Role.Key == filter.Role));
        if (filter.Status is { } status) accounts = accounts.Where(a => a.Status == status);
        if (filter.Never) accounts = accounts.Where(a => a.LastSignedInAt == null);
        return accounts;
    }

    private static IQueryable<Account> After(IQueryable<Account> accounts, string key)
    {
        if (key.Split(Between) is not [var name, var user]) return accounts;
        var upper = name.ToUpperInvariant();
        return accounts.Where(a => string.Compare(a.Name.ToUpper(), upper) > 0 || (a.Name.ToUpper() == upper && string.Compare(a.NormalizedUserName, user) > 0));
    }
}
