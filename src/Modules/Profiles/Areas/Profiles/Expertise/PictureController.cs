using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Profiles.Areas.Profiles.Expertise;

/// <summary>A developer's picture: put up and taken down by them, seen by everyone who is signed in here.</summary>
internal sealed class PictureController(ICurrentPerson person) : Controller
{
    private const long MostRequest = 16L * 1024 * 1024;

    [HttpPost("/profile/expertise/picture"), Requires(ProfilesModule.OfferExpertise)]
    [RequestSizeLimit(MostRequest), RequestFormLimits(MultipartBodyLengthLimit = MostRequest)]
    public async Task<IActionResult> Create(IFormFile? picture, [FromServices] SavePicture save, [FromServices] EditExpertise edit, [FromServices] ISandbox sandbox, CancellationToken cancellation)
    {
        var result = picture switch
        {
            null => Result.Invalid<ExpertProfile>("Picture", "Choose a PNG, JPEG or WebP picture."),
            { Length: > PictureFile.MostBytes } => Result.Invalid<ExpertProfile>("Picture", "This picture is larger than 2 MB. Choose a smaller one."),
            _ => await save.RunAsync(person.AccountId!.Value, await BytesAsync(picture, cancellation), cancellation),
        };
        if (result.Succeeded) return new Done("/profile/expertise", "Your picture is up.");
        var stored = await edit.ReadAsync(person.AccountId!.Value, cancellation);
        return this.Again(result, "~/Areas/Profiles/Expertise/Edit.cshtml", new ExpertisePage(ExpertiseForm.Of(stored), stored, SavePicture.Missing(sandbox)));
    }

    [HttpPost("/profile/expertise/picture/deletion"), Requires(ProfilesModule.OfferExpertise)]
    public async Task<IActionResult> Delete([FromServices] SavePicture save, CancellationToken cancellation) =>
        (await save.RemoveAsync(person.AccountId!.Value, cancellation)).Succeeded ? new Done("/profile/expertise", "Your picture is taken down.") : NotFound();

    /// <summary>Every picture has an address of its own, so the browser may keep it.</summary>
    [HttpGet("/experts/{id:guid}/picture"), SignedIn]
    public async Task<IActionResult> Show(Guid id, [FromServices] PrepDb db, [FromServices] IBlobStore files, CancellationToken cancellation)
    {
        var name = await db.Set<ExpertProfile>().Where(p => p.Id == id).Select(p => p.Picture).SingleOrDefaultAsync(cancellation);
        if (string.IsNullOrEmpty(name) || await files.OpenAsync(name, cancellation) is not { } picture) return NotFound();
        Response.Headers.CacheControl = "private, max-age=86400";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(picture, "image/png");
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
