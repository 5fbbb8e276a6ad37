using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepPlatform.Data;

namespace PrepPlatform.Hosting.Start;

/// <summary>Ready means that the catalogue answers.</summary>
internal sealed class DatabaseHealth(Databases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var catalogue = databases.OpenCatalogue();
        return await catalogue.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The catalogue database does not answer.");
    }
}
