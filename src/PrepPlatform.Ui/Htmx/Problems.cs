using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Kernel;

namespace PrepPlatform.Ui.Htmx;

/// <summary>Answers expected failures.</summary>
public static class Problems
{
    /// <summary>The same form again with what to correct: 422, or 409 when someone else saved first, or 404 when it is not here.</summary>
    public static IActionResult Again<T>(this Controller controller, Result<T> result, string view, object form)
    {
        if (result.Problems.Any(p => p.Kind == ProblemKind.NotFound)) return controller.NotFound();
        foreach (var problem in result.Problems) controller.ModelState.AddModelError(problem.Field, problem.Message);
        return controller.Again(view, form, result.Problems.Any(p => p.Kind == ProblemKind.Stale)
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The same form again with what the model state says.</summary>
    public static IActionResult Again(this Controller controller, string view, object form, int status = StatusCodes.Status422UnprocessableEntity)
    {
        var page = controller.View(view, form);
        page.StatusCode = status;
        return page;
    }
}
