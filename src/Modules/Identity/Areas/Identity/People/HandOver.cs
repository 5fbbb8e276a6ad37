using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Identity.Areas.Identity.People;

/// <summary>Carries a new password over the redirect to the page that shows it once: reloading that page must not make another one.</summary>
internal static class HandOver
{
    private const string Key = "hand-over";

    public static IActionResult Show(Controller controller, AddedPerson person)
    {
        controller.TempData[Key] = JsonSerializer.Serialize(person); // The cookie is protected for this tenant.
        return new Done($"/staff/people/{person.Id}/hand-over", "{0} can sign in.", person.Name);
    }

    public static AddedPerson? Take(ITempDataDictionary kept) => kept[Key] is string json ? JsonSerializer.Deserialize<AddedPerson>(json) : null;
}
