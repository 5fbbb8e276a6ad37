using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Identity.Access;

internal sealed class CurrentPerson(IHttpContextAccessor http, ICurrentTenant tenant) : ICurrentPerson
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public Guid? AccountId => Guid.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public string Name => User?.FindFirstValue(ClaimTypes.Name) ?? "";

    public IReadOnlyCollection<string> Roles => [.. User?.FindAll(PrepClaims.Role).Select(c => c.Value) ?? []];

    public TimeZoneInfo TimeZone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(User?.FindFirstValue(PrepClaims.TimeZone) ?? tenant.InfoOrNone?.TimeZone ?? "UTC", out var zone)
            ? zone
            : TimeZoneInfo.Utc;

    public bool May(string permission) => User?.HasClaim(PrepClaims.Permission, permission) ?? false;
}
