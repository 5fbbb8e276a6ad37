using PrepPlatform.Contracts.Identity;
using PrepPlatform.Placement.Data;

namespace PrepPlatform.Placement.Seeding;

/// <summary>The facts of the demo's students, as events would have brought them.</summary>
internal sealed class DemoFacts(RefreshFacts refresh, IPeople people)
{
    private const int Most = 500;

    public async Task RunAsync(CancellationToken cancellation) => await refresh.RunAsync(await people.SearchAsync("student", Most, cancellation), cancellation);
}
