using Microsoft.AspNetCore.Mvc;
using PrepPlatform.Assessments.Areas.Assessments.Rules;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Assessments.Areas.Assessments.Schedules;

/// <summary>Moves the window of a published assessment.</summary>
[Requires(AssessmentsModule.Publish)]
[Route("/staff/assessments/{id:guid}/schedule")]
internal sealed class SchedulesController(RescheduleAssessment reschedule, EditRules rules, ICurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await rules.ReadAsync(id, cancellation) is { } stored ? View(Page(stored, ScheduleForm.Of(stored, person.TimeZone))) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, ScheduleForm form, CancellationToken cancellation)
    {
        if (await rules.ReadAsync(id, cancellation) is not { } stored) return NotFound();
        if (!ModelState.IsValid) return this.Again("Edit", Page(stored, form));
        var result = await reschedule.RunAsync(id, form, cancellation);
        if (result.Succeeded) return new Done($"/staff/assessments/{id}", "The window of {0} is moved.", result.Value.Title);
        var stale = result.Problems.Any(p => p.Kind == ProblemKind.Stale);
        return this.Again(result, "Edit", Page(stored, form) with { Current = stale ? ScheduleForm.Of(stored, person.TimeZone) : null });
    }

    private SchedulePage Page(Assessment stored, ScheduleForm form) => new(stored, form, person.TimeZone.Id);
}

internal sealed class ScheduleForm
{
    [PlainText(20)]
    public string OpensAt { get; set; } = "";

    [PlainText(20)]
    public string ClosesAt { get; set; } = "";

    public int Version { get; set; }

    public static ScheduleForm Of(Assessment a, TimeZoneInfo zone) => new() { OpensAt = LocalTime.Write(a.OpensAt, zone), ClosesAt = LocalTime.Write(a.ClosesAt, zone), Version = a.Version };
}

internal sealed record SchedulePage(Assessment Assessment, ScheduleForm Form, string Zone)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public ScheduleForm? Current { get; init; }
}

internal sealed class RescheduleAssessment(AssessmentDesk desk, EditRules rules, ICurrentPerson person) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(Guid id, ScheduleForm form, CancellationToken cancellation)
    {
        var (opens, closes, field, problem) = Window.Read(form.OpensAt, form.ClosesAt, person.TimeZone);
        if (problem.Length > 0) return Result.Invalid<Assessment>(field, problem);
        if (await rules.ReadAsync(id, cancellation) is { } stored && stored.Version != form.Version) return Result.Stale<Assessment>();
        return await desk.MoveAsync(id, (a, _) => a.Reschedule(opens, closes), "rescheduled", "Moved the window of", cancellation);
    }
}
