using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace PrepPlatform.Ui.Htmx;

/// <summary>
/// A form did what it should: see the page at <paramref name="url"/>, where a toast says what was done. A plain or boosted form is redirected (303);
/// htmx is told to load the page in place.
/// </summary>
/// <param name="url">A path of this site.</param>
/// <param name="toast">What was done, in English with <c>{0}</c> places.</param>
/// <param name="arguments">What stands in those places.</param>
public sealed class Done(string url, string toast, params object[] arguments) : IActionResult
{
    internal const string Key = "toast";

    /// <summary>Where a POST takes it back, or null.</summary>
    public string? Undo { get; init; }

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var text = services.GetRequiredService<IStringLocalizer>()[toast, arguments].Value;
        var kept = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(context.HttpContext);
        kept[Key] = JsonSerializer.Serialize(new Toast(text, "done", Undo));
        kept.Save();
        var response = context.HttpContext.Response;
        var fragment = context.HttpContext.Request.WantsFragment();
        response.StatusCode = fragment ? StatusCodes.Status204NoContent : StatusCodes.Status303SeeOther;
        response.Headers[fragment ? "HX-Location" : "Location"] = url;
        return Task.CompletedTask;
    }
}

/// <summary>A short word on what happened.</summary>
/// <param name="Text">The word, translated.</param>
/// <param name="Kind"><c>done</c>, <c>warning</c>, <c>danger</c> or <c>info</c>.</param>
/// <param name="Undo">Where a POST takes it back, or null.</param>
public sealed record Toast(string Text, string Kind, string? Undo)
{
    /// <summary>The toast that the last page left for this one, or null; it is shown once.</summary>
    public static Toast? Take(ITempDataDictionary kept) => kept[Done.Key] is string json ? JsonSerializer.Deserialize<Toast>(json) : null;
}
