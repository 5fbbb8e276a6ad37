using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data.PostgreSql.Embedded;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Load.Placement;

/// <summary>A large college's drive: the count while a rule is written, and the shortlist with everything that it keeps.</summary>
internal static class PlacementBenchmark
{
    private const int Students = 100_000, Most = 500;
    private const string Database = "prep", College = "northfield";
    private const double MostMemory = 100; // Megabytes more than before: "flat".

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        await using var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Path.Combine(scratch.Path, "postgres") }, _ => { }, cancellation);
        await postgres.EnsureDatabaseAsync(Database, cancellation);
        await using var app = HostBuilding.Build([], new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = postgres.AppConnectionString(Database), ["OwnerConnectionStrings:Default"] = postgres.OwnerConnectionString(Database),
            ["Host:Https"] = "false", ["Host:Demo"] = "true", ["Host:Role"] = "Web", ["Files:Folder"] = Path.Combine(scratch.Path, "files"),
        });
        await Installation.PrepareAsync(app, migrate: true, seed: true, cancellation);
        var college = app.Services.GetRequiredService<ITenantDirectory>().All.Single(t => t.Identifier == College);
        using var scope = TenantScope.Enter(college.Id);
        var begin = Stopwatch.GetTimestamp();
        var drive = await LargeCollege.MakeAsync(app.Services, Students, Most, cancellation);
        var filling = Stopwatch.GetElapsedTime(begin);
        Console.Out.WriteLine($"  {Students:N0} students after {filling.TotalSeconds:0.0} s (load {Machine.Busy()})");
        var measures = new List<Measure>();
        measures.AddRange(await CountAsync(app.Services, cancellation));
        measures.AddRange(await ShortlistAsync(app.Services, drive, cancellation));
        measures.Add(Measure.Plain("facts and applications copied in", Students * 2 / filling.TotalSeconds, "rows/s", "#,0"));
        measures.AddRange(await CandidateList.MeasureAsync(cancellation));
        return new($"{Students:N0} students with ten facts, all applied; ten conditions, a ranking of four parts, {Most} places; database and product on the same cores; medians of three after one to warm up.", measures);
    }

    private static async Task<IReadOnlyList<Measure>> CountAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            var count = await scope.ServiceProvider.GetRequiredService<CountQualified>().RunAsync(LargeCollege.Rule, onlyVerified: true, cancellation);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            Console.Out.WriteLine($"  count {times[^1]:0.00} s: {count.Qualified:N0} of {count.Students:N0} qualify, by one alone {string.Join(", ", count.ByOne.Select(m => $"{m.Label} {m.Count:N0}"))}");
        }

        return [Measure.Below("live count", times.Skip(2).Median(), 1, "s", "0.00")];
    }

    private static async Task<IReadOnlyList<Measure>> ShortlistAsync(IServiceProvider services, Guid drive, CancellationToken cancellation)
    {
        var (times, growth, digests) = (new List<double>(), new List<double>(), new HashSet<string>());
        var due = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < 4; i++)
        {
            using var memory = new MemoryWatch();
            var begin = Stopwatch.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<MakeShortlist>().RunAsync(drive, due.AddMinutes(i), dryRun: false, cancellation);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            growth.Add(memory.Growth);
            digests.Add(made.Value.Digest);
            Console.Out.WriteLine($"  shortlist {times[^1]:0.0} s, {growth[^1]:0} MB more than before: {made.Value.Listed} of {made.Value.Qualified:N0} (load {Machine.Busy()})");
        }

        return
        [
            Measure.Below("shortlist, from its start to its commit", times.Skip(1).Median(), 10, "s", "0.0"),
            Measure.Below("memory while it is made, at most above before", growth.Skip(1).Max(), MostMemory, "MB", "0"),
            new("different digests of the same inputs in four runs", $"{digests.Count}", "1", digests.Count == 1),
        ];
    }
}
