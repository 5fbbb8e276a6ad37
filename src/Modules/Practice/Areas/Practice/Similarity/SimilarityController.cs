using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Practice.Areas.Practice.Similarity;

/// <summary>What programs have in common.</summary>
[Requires(PracticeModule.Review)]
[Route("/staff/problems/{id:guid}/similarity")]
internal sealed class SimilarityController(FindSimilar find) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellation) => await find.RunAsync(id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("pair")]
    public async Task<IActionResult> Show(Guid id, Guid first, Guid second, CancellationToken cancellation) => await find.CompareAsync(id, first, second, cancellation) is { } page ? View(page) : NotFound();
}
