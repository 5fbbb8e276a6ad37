using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Samples;

/// <summary>Staff walk through an assessment as a student would.</summary>
[Requires(AssessmentsModule.AuthorAssessments)]
[Route("/staff/assessments/{id:guid}/preview")]
internal sealed class SamplesController(ReadSample read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, long? seed, int? page, CancellationToken cancellation) =>
        await read.RunAsync(id, Seed(seed), page ?? 1, null, cancellation) is { } sample ? View(sample) : NotFound();

    /// <summary>The same page with its answers scored.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Try(Guid id, long? seed, int? page, CancellationToken cancellation) =>
        await read.RunAsync(id, Seed(seed), page ?? 1, Request.Form, cancellation) is { } sample
            ? Request.WantsFragment() ? PartialView("_Page", sample) : View("Show", sample)
            : NotFound();

    /// <summary>Short enough to be read in an address; never 0.</summary>
    private static long Seed(long? asked) => asked is { } seed and not 0 ? seed : RandomNumberGenerator.GetInt32(1, 1_000_000);
}
