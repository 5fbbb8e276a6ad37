using Microsoft.Extensions.Logging;
using PrepPlatform.Data;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Making;

/// <summary>Lays out a report's page with WeasyPrint, in the sandbox, since strangers' words are in it. What hinders it is a note: the other files are worth having.</summary>
internal sealed class PrintPdf(IBlobStore blobs, ISandbox sandbox, ILogger<PrintPdf> logger) : IUseCase
{
    private const int MostSaid = 300;
    private const string Program = "/usr/bin/weasyprint";

    private static readonly SandboxCommand Layout = new(Program, ["--encoding", "utf-8", "-", "-"])
    {
        ProcessorTime = TimeSpan.FromMinutes(2), WallTime = TimeSpan.FromMinutes(2), Memory = 2L << 30, MostOutput = 64L << 20,
        // Which fonts there are, and what is known of them already.
        Folders = [.. new[] { "/etc/fonts", "/var/cache/fontconfig" }.Where(Directory.Exists).Select(f => new SandboxFolder(f, f))],
    };

    public async Task<(WrittenFile? File, string Note)> RunAsync(ReportPage page, string name, CancellationToken cancellation)
    {
        if (!File.Exists(Program)) return (null, "There is no PDF: its tools are not installed on the worker. An administrator installs them with: apt-get install weasyprint fonts-noto-core");
        if (sandbox.Problems is [var problem, ..]) return (null, $"There is no PDF: the sandbox that it is made in does not work on the worker. {(problem.Length > MostSaid ? problem[..MostSaid] : problem)}");
        await using var pdf = new BlobPipe(blobs, name, Layout.MostOutput, cancellation);
        var outcome = await sandbox.RunAsync(Layout with { Input = new MemoryStream(page.Write()), Output = pdf.Stream }, cancellation);
        if (outcome is { End: SandboxEnd.Exited, ExitCode: 0 }) return (new WrittenFile(ReportFormat.Pdf, name, await pdf.EndAsync()), "");
        // What it said may hold students' names, so only how it ended is written down.
        logger.LogError("WeasyPrint ended as {End} for {Name}", outcome.End, name);
        return (null, outcome.End switch
        {
            SandboxEnd.TooLong or SandboxEnd.TooMuchMemory or SandboxEnd.TooMuchOutput => "There is no PDF: it was too large to be laid out. The spreadsheet has everything.",
            _ => "There is no PDF: it could not be laid out. The spreadsheet has everything.",
        });
    }
}
