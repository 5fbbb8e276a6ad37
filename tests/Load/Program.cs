using PrepPlatform.Tests.Load;
using PrepPlatform.Tests.Load.Dashboard;
using PrepPlatform.Tests.Load.Encode;
using PrepPlatform.Tests.Load.Exam;
using PrepPlatform.Tests.Load.Judge;
using PrepPlatform.Tests.Load.Placement;
using PrepPlatform.Tests.Load.Reports;
using PrepPlatform.Tests.Load.Score;
using PrepPlatform.Tests.Load.Semantic;
using PrepPlatform.Tests.Load.Speech;
using PrepPlatform.Tests.Load.Startup;
using PrepPlatform.Tests.Load.Tenants;

var benchmarks = new Dictionary<string, Func<CancellationToken, Task<Report>>>
{
    ["startup"] = StartupBenchmark.RunAsync,
    ["dashboard"] = DashboardBenchmark.RunAsync,
    ["tenants"] = TenantsBenchmark.RunAsync,
    ["exam"] = ExamBenchmark.RunAsync,
    ["score"] = ScoreBenchmark.RunAsync,
    ["semantic"] = SemanticBenchmark.RunAsync,
    ["judge"] = JudgeBenchmark.RunAsync,
    ["speech"] = SpeechBenchmark.RunAsync,
    ["placement"] = PlacementBenchmark.RunAsync,
    ["report"] = ReportBenchmark.RunAsync,
    ["encode"] = EncodeBenchmark.RunAsync,
};
var wanted = args.Where(a => a != "--write").ToList();
if (wanted is not [var name] || (name != "all" && !benchmarks.ContainsKey(name)))
{
    await Console.Error.WriteLineAsync($"usage: ./prep bench {string.Join('|', benchmarks.Keys)}|all [--write]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
var missed = false;
foreach (var (key, run) in benchmarks.Where(b => name == "all" || b.Key == name))
{
    var busy = Machine.Busy();
    Console.Out.WriteLine($"{key} on {Machine.Describe()}, load {busy} before");
    var report = await run(stop.Token);
    Console.Out.WriteLine(report.ToText());
    if (args.Contains("--write")) Document.Write(key, report, busy);
    missed |= report.Missed;
}

return missed ? 1 : 0;
