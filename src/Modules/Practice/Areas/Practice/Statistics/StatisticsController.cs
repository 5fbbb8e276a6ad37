using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;

namespace PrepPlatform.Practice.Areas.Practice.Statistics;

/// <summary>One's own figures.</summary>
[Requires(PracticeModule.Solve)]
internal sealed class StatisticsController(ReadStatistics read) : Controller
{
    [HttpGet("/practice/statistics")]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View(await read.RunAsync(cancellation));
}
