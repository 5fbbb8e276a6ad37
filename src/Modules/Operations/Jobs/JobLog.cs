using PrepPlatform.Data;
using PrepPlatform.Operations.Domain;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Writes a run down before it starts and again when it has ended, so that one whose worker died shows too.</summary>
internal sealed class JobLog(Databases databases, TimeProvider clock)
{
    public async Task KeepAsync(JobRun run, Func<Task<(bool Failed, string Note)>> work, CancellationToken cancellation)
    {
        await using var catalogue = databases.OpenCatalogue();
        catalogue.Add(run);
        await catalogue.SaveChangesAsync(cancellation);
        var (failed, note) = (true, "Broken off");
        try
        {
            (failed, note) = await work();
        }
        finally
        {
            run.End(failed, note, clock.GetUtcNow());
            await catalogue.SaveChangesAsync(CancellationToken.None);
        }
    }
}
