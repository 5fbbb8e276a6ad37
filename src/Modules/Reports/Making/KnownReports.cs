using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Hosting;

namespace PrepPlatform.Reports.Making;

/// <summary>The reports that modules give and that the person may read; another's is not there.</summary>
internal sealed class KnownReports(IEnumerable<IReportSource> sources, ICurrentPerson person) : IUseCase
{
    public IReadOnlyList<IReportSource> All { get; } = [.. sources.Where(s => person.May(s.Permission)).OrderBy(s => s.Title, StringComparer.Ordinal)];

    public IReportSource? Find(string key) => All.SingleOrDefault(s => s.Key == key);
}
