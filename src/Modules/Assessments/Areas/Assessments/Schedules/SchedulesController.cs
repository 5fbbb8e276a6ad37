using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Rules;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Ui;
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

/// <summary>Moves the window, and the end of attempts that are open: whoever sits it has the time that the window leaves, no less and no more.</summary>
internal sealed class RescheduleAssessment(AssessmentDesk desk, EditRules rules, PrepDb db, ICurrentPerson person) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(Guid id, ScheduleForm form, CancellationToken cancellation)
    {
        var (opens, closes, field, problem) = Window.Read(form.OpensAt, form.ClosesAt, person.TimeZone);
        if (problem.Length > 0) return Result.Invalid<Assessment>(field, problem);
        if (await rules.ReadAsync(id, cancellation) is { } stored)
        {
            if (stored.Version != form.Version) return Result.Stale<Assessment>();
            if (closes is null && Reveal.AfterClose is var late && (stored.ShowScore == late || stored.ShowAnswers == late))
                return Result.Invalid<Assessment>(nameof(form.ClosesAt), "Scores or answers are shown after the end, so there has to be one.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var moved = await desk.MoveAsync(id, (a, _) => a.Reschedule(opens, closes), "rescheduled", "Moved the window of", cancellation);
        if (!moved.Succeeded) return moved;
        await MoveDeadlinesAsync(moved.Value, cancellation);
        await transaction.CommitAsync(cancellation);
        return moved;
    }

    private Task<int> MoveDeadlinesAsync(Assessment assessment, CancellationToken cancellation)
    {
        var (limit, end) = (assessment.TimeLimitMinutes, assessment.ClosesAt ?? DateTimeOffset.MaxValue.AddDays(-1));
        return db.Set<Attempt>().Where(a => a.AssessmentId == assessment.Id && a.Status == AttemptStatus.InProgress)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Deadline, a => a.StartedAt.AddMinutes(limit) < end ? a.StartedAt.AddMinutes(limit) : end), cancellation);
    }
}
