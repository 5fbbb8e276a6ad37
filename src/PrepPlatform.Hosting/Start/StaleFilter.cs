using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace PrepPlatform.Hosting.Start;

/// <summary>Two saves in the same instant, which no comparison of versions can see: the later one answers 409, and nothing of it is kept.</summary>
internal sealed class StaleFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is DbUpdateConcurrencyException) context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
    }
}
