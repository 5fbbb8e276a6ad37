using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Sections;

/// <summary>Adds, renames, moves and deletes sections.</summary>
internal sealed class EditSections(AssessmentDesk desk) : IUseCase
{
    public Task<Result<Section>> AddAsync(Guid id, SectionForm form, CancellationToken cancellation) =>
        desk.ChangeAsync(id, (a, at) => a.AddSection(form.Title.Trim(), form.Instructions, at), "Added a section to", cancellation);

    public Task<Result<Section>> RenameAsync(Guid id, Guid section, SectionForm form, CancellationToken cancellation) => ChangeAsync(id, section, (a, s, at) =>
    {
        (s.Title, s.Instructions) = (form.Title.Trim(), form.Instructions);
        a.Touch(at);
    }, "Edited a section of", cancellation);

    public Task<Result<Section>> MoveAsync(Guid id, Guid section, int step, CancellationToken cancellation) =>
        ChangeAsync(id, section, (a, s, at) => a.Move(s, step, at), "Moved a section of", cancellation);

    public Task<Result<Section>> RemoveAsync(Guid id, Guid section, CancellationToken cancellation) => ChangeAsync(id, section, (a, s, at) =>
    {
        desk.Delete([.. s.Items, s]);
        a.Remove(s, at);
    }, "Deleted a section of", cancellation);

    private Task<Result<Section>> ChangeAsync(Guid id, Guid section, Action<Assessment, Section, DateTimeOffset> change, string said, CancellationToken cancellation) =>
        desk.ChangeAsync(id, (a, at) =>
        {
            if (a.Sections.Find(s => s.Id == section) is not { } found) return Result.NotFound<Section>();
            change(a, found, at);
            return Result.Ok(found);
        }, said, cancellation);
}
