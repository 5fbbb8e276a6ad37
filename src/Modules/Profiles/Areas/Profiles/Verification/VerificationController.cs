using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Profiles.Areas.Profiles.Verification;

/// <summary>Vouches for records: one from its page, several from the list.</summary>
[Requires(ProfilesModule.VerifyRecords)]
internal sealed class VerificationController(VerifyRecords verify) : Controller
{
    [HttpPost("/staff/records/verification")]
    public async Task<IActionResult> Create(string[] ids, string? back, CancellationToken cancellation) =>
        Say(await verify.RunAsync(Read(ids), verify: true, cancellation), back, "/staff/records/verification/deletion", "The record of {0} is verified.", "{0} records are verified.");

    [HttpPost("/staff/records/verification/deletion")]
    public async Task<IActionResult> Delete(string[] ids, string? back, CancellationToken cancellation) =>
        Say(await verify.RunAsync(Read(ids), verify: false, cancellation), back, "/staff/records/verification", "The record of {0} is not verified any more.", "{0} records are not verified any more.");

    private static List<SeenRecord> Read(string[] ids) => [.. ids.Select(SeenRecord.Read).OfType<SeenRecord>()];

    private IActionResult Say(Result<Verified> result, string? back, string undo, string one, string several)
    {
        if (!result.Succeeded) return this.Again(result, "NotDone", new NotDone(result.Problems[0].Message, "/staff/records"));
        var (done, page) = (result.Value, Url.IsLocalUrl(back) ? back : "/staff/records");
        var left = (done.Overtaken, done.Blank) switch
        {
            (0, 0) => "",
            (0, _) => " Others have no CGPA yet, so there was nothing to compare.",
            _ => " Others were changed since you looked: look at them again.",
        };
        var takesBack = $"{undo}?{string.Join('&', done.Changed.Select(r => $"ids={new SeenRecord(r.Id, r.Version)}").Append($"back={Uri.EscapeDataString(page)}"))}";
        return done.Changed.Count switch
        {
            0 => new Done(page, left.Length > 0 ? $"Nothing was changed.{left}" : "Nothing had to be changed."),
            1 => new Done(page, one + left, done.Names.GetValueOrDefault(done.Changed[0].AccountId)?.Name ?? done.Changed[0].RollNumber) { Undo = takesBack },
            _ => new Done(page, several + left, done.Changed.Count) { Undo = takesBack },
        };
    }
}
