using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Assessments.Areas.Assessments.Agreement;

/// <summary>How far markers agree with one another and with evaluators.</summary>
[Requires(AssessmentsModule.ReviewAttempts)]
internal sealed class AgreementController : Controller
{
    [HttpGet("/staff/agreement")]
    public async Task<IActionResult> Index(Guid? assessment, [FromServices] ReadAgreement read, CancellationToken cancellation) => View(await read.RunAsync(assessment, cancellation));
}
