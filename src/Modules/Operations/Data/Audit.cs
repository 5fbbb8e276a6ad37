using Microsoft.AspNetCore.Http;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Domain;

namespace PrepPlatform.Operations.Data;

internal sealed class Audit(PrepDb db, ICurrentPerson person, IHttpContextAccessor http, TimeProvider clock) : IAudit
{
    public void Record(string action, string subject, string summary) => db.Add(new AuditEntry(
        person.AccountId, person.Name.Length > 0 ? person.Name : "System", action, subject, summary.Cut(AuditEntry.MostSummary),
        http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "", clock.GetUtcNow()));
}
