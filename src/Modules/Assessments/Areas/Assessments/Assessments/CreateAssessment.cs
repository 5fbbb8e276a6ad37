using System.ComponentModel.DataAnnotations;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Assessments;

/// <summary>Begins a draft with one section to put questions into.</summary>
internal sealed class CreateAssessment(PrepDb db, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(TitleForm form, string section, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var assessment = new Assessment(form.Title.Trim(), person.AccountId!.Value, now);
        assessment.AddSection(section, "", now);
        db.Add(assessment);
        audit.Record("assessments.added", $"assessment/{assessment.Id}", $"Began the assessment {assessment.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(assessment);
    }
}

internal sealed class TitleForm
{
    [Required(ErrorMessage = "Give it a title: students see it.")]
    [PlainText(150)]
    public string Title { get; set; } = "";
}
