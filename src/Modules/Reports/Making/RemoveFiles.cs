using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Reports.Making;

/// <summary>Removes files from the store.</summary>
internal sealed class RemoveFiles(IBlobStore blobs) : IUseCase
{
    public async Task RunAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names) await blobs.DeleteAsync(name, cancellation);
    }
}
