using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Corrections;

internal sealed class CorrectionForm : AcademicsForm
{
    [Required(ErrorMessage = "Say why, in 3 to 300 characters: the student reads it."), StringLength(RecordChange.MostReason, MinimumLength = 3, ErrorMessage = "Say why, in 3 to 300 characters: the student reads it.")]
    public string Reason { get; set; } = "";

    public static CorrectionForm Of(StudentProfile stored)
    {
        var form = new CorrectionForm { Version = stored.Version };
        form.Fill(stored.Academics);
        return form;
    }
}

/// <param name="Id">Which record.</param>
/// <param name="Student">Whose, by name.</param>
/// <param name="Form">What is edited.</param>
/// <param name="Courses">Names in use.</param>
/// <param name="Stale">What differs from what is stored now, when someone else saved first.</param>
internal sealed record CorrectionPage(Guid Id, string Student, CorrectionForm Form, IReadOnlyList<Course> Courses, IReadOnlyList<FieldChange>? Stale);

/// <summary>Staff put the academic part right, with a reason; what they typed counts as verified.</summary>
internal sealed class CorrectRecord(PrepDb db, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<StudentProfile>> RunAsync(Guid id, CorrectionForm form, CancellationToken cancellation)
    {
        var record = await db.Set<StudentProfile>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (record is null) return Result.NotFound<StudentProfile>();
        if (record.AccountId == person.AccountId) return Result.Invalid<StudentProfile>("", "This is your own record: someone else has to correct it.");
        if (record.Version != form.Version) return Result.Stale<StudentProfile>();
        var academics = form.Academics;
        if (academics.RollNumber.Length > 0 && await db.Set<StudentProfile>().AnyAsync(p => p.RollNumber == academics.RollNumber && p.Id != id, cancellation))
            return Result.Invalid<StudentProfile>(nameof(form.RollNumber), "Another student here has this roll number.");
        var (now, reason) = (clock.GetUtcNow(), Plain.Line(form.Reason));
        if (record.Correct(academics, ChangeKind.Corrected, person.AccountId, reason, now) is not { } change) return Result.Ok(record);
        db.Add(change);
        audit.Record("records.corrected", $"student-record/{id}", $"Corrected {string.Join(", ", change.Read().Select(c => c.Field)) switch { "" => "nothing, and vouched for the record", var fields => fields }}: {reason}");
        db.PublishRecords([record.AccountId], now);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(record);
    }
}
