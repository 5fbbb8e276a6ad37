using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Reports;

/// <summary>The product with one more report, whose rows a test decides.</summary>
public sealed class ReportApp : PrepApp
{
    internal const string Key = "trial";

    internal TrialSource Trial { get; } = new();

    protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<IReportSource>(Trial);

    /// <summary>A run as the form adds it, without a worker that would make it.</summary>
    internal async Task<Guid> AskAsync(string site = "northfield")
    {
        var run = Guid.CreateVersion7();
        // One is enough: what another test left under way would be it.
        await InDbAsync(site, db => db.Set<ReportRun>().Where(r => r.Report == Key && (r.Status == RunStatus.Waiting || r.Status == RunStatus.Running)).ExecuteUpdateAsync(s => s.SetProperty(r => r.RemovedAt, r => r.AskedAt)));
        using var admin = await SignInAsync($"admin@{site}.test", site);
        (await admin.PostFormAsync($"/staff/reports/{Key}/runs", ("run", run.ToString()))).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        return run;
    }

    /// <summary>What the worker does.</summary>
    internal Task<string?> MakeAsync(Guid subject, DateTimeOffset? due = null, string site = "northfield", CancellationToken cancellation = default) =>
        InAsync(site, s => s.GetRequiredService<MakeReport>().RunAsync(subject, due ?? TimeProvider.System.GetUtcNow(), cancellation));

    internal Task<ReportRun> RunAsync(Guid run, string site = "northfield") => InDbAsync(site, db => db.Set<ReportRun>().AsNoTracking().SingleAsync(r => r.RunId == run));

    internal Task<List<ReportFile>> FilesAsync(Guid run, string site = "northfield") =>
        InDbAsync(site, db => db.Set<ReportFile>().AsNoTracking().Where(f => db.Set<ReportRun>().Any(r => r.Id == f.RunRow && r.RunId == run)).OrderBy(f => f.Format).ToListAsync());

    /// <summary>How many files lie in the store, of whomever.</summary>
    internal async Task<int> StoredAsync() => Directory.EnumerateFiles((await SettingsAsync(Database, "Web"))["Files:Folder"]!, "*", SearchOption.AllDirectories).Count();
}

/// <summary>A report of a test.</summary>
internal sealed class TrialSource : IReportSource
{
    private static readonly ReportColumn[] Columns = [new("Name"), new("CGPA", IsNumber: true), new("Applied")];

    public string Key => ReportApp.Key;
    public string Title => "Trial report";
    public string Summary => "What a test says.";
    public string Permission => "reports.view";

    /// <summary>The rows; a test that needs others puts them here.</summary>
    public IReadOnlyList<object?[]> Rows { get; set; } = [["Asha Singh", 8.41m, new DateTimeOffset(2026, 1, 15, 20, 0, 0, TimeSpan.Zero)]];

    /// <summary>Called before the row of this number.</summary>
    public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Task<ReportContent> ReadAsync(CancellationToken cancellation)
    {
        var (rows, before) = (Rows, Before);
        return Task.FromResult(new ReportContent("Trial", [new("Students", $"{rows.Count}")], [new("Sums", [new("Branch")], 0, Array.Empty<object?[]>().ToAsyncEnumerable()), new("Students", Columns, rows.Count, ReadAsync(rows, before, cancellation))]));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(IReadOnlyList<object?[]> rows, Func<int, Task> before, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            await before(i).WaitAsync(cancellation);
            yield return rows[i];
        }
    }
}
