using Microsoft.Extensions.Logging;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Sandbox;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Making;

/// <summary>Lays out a report's page with WeasyPrint, in the sandbox, since strangers' words are in it. What hinders it is a note: the other files are worth having.</summary>
internal sealed class PrintPdf(IBlobStore blobs, ISandbox sandbox, ILogger<PrintPdf> logger) : IUseCase
{
    private const string Program = "weasyprint";

    private static readonly SandboxTask Layout = new(Program, ["--encoding", "utf-8", "-", "-"]) { Limit = TimeSpan.FromMinutes(2) };

    public async Task<(WrittenFile? File, string Note)> RunAsync(ReportPage page, string name, CancellationToken cancellation)
    {
        if (sandbox.Missing(Program).Count > 0) return (null, "There is no PDF: its tools are not installed on the worker. An administrator installs them with: apt-get install weasyprint bubblewrap fonts-noto-core");
        await using var pdf = new BlobPipe(blobs, name, Layout.Output, cancellation);
        var outcome = await sandbox.RunAsync(Layout, new MemoryStream(page.Write()), pdf.Stream, cancellation);
        if (outcome.Succeeded) return (new WrittenFile(ReportFormat.Pdf, name, await pdf.EndAsync()), "");
        // What it said may hold students' names, so only how it ended is written down.
        logger.LogError("WeasyPrint ended as {End} for {Name}", outcome.End, name);
        return (null, outcome.End switch
        {
            SandboxEnd.Refused => "There is no PDF: the worker's machine does not allow the sandbox that it is made in. An administrator allows user namespaces for it.",
            SandboxEnd.TooLong or SandboxEnd.TooMuch => "There is no PDF: it was too large to be laid out. The spreadsheet has everything.",
            _ => "There is no PDF: it could not be laid out. The spreadsheet has everything.",
        });
    }
}
