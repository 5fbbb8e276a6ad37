using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Items;

/// <summary>Puts questions and draws into sections, changes, moves and removes them.</summary>
internal sealed class EditItems(AssessmentDesk desk, PrepDb db) : IUseCase
{
    private const int Most = 100;

    /// <summary>Adds fixed questions at the end, or one at a place; those that stand in the assessment already are left out.</summary>
    public async Task<Result<IReadOnlyList<SectionItem>>> AddAsync(Guid id, Guid section, IReadOnlyCollection<Guid> questions, int? position, decimal? points, CancellationToken cancellation)
    {
        if (questions.Count is 0 or > Most) return Result.Invalid<IReadOnlyList<SectionItem>>("", $"Select 1 to {Most} questions.");
        var known = await db.Set<Question>().Where(q => questions.Contains(q.Id) && q.Status == QuestionStatus.Active).Select(q => q.Id).ToListAsync(cancellation);
        if (known.Count != questions.Distinct().Count()) return Result.NotFound<IReadOnlyList<SectionItem>>();
        return await desk.ChangeAsync(id, (a, at) =>
        {
            if (a.Sections.Find(s => s.Id == section) is not { } into) return Result.NotFound<IReadOnlyList<SectionItem>>();
            var present = a.ItemsInOrder.Select(i => i.QuestionId).ToHashSet();
            var added = new List<SectionItem>();
            foreach (var question in questions.Distinct().Where(q => !present.Contains(q)))
            {
                var result = a.Add(into, SectionItem.Fixed(position ?? into.Items.Count + 1, question, points), at);
                if (!result.Succeeded) return Result.Invalid<IReadOnlyList<SectionItem>>(result.Problems);
                added.Add(result.Value);
            }

            return Result.Ok<IReadOnlyList<SectionItem>>(added);
        }, "Put questions into", cancellation);
    }

    public Task<Result<SectionItem>> DrawAsync(Guid id, Guid section, DrawForm form, CancellationToken cancellation) => desk.ChangeAsync(id, (a, at) =>
        a.Sections.Find(s => s.Id == section) is { } into
            ? a.Add(into, SectionItem.Draw(form.At ?? into.Items.Count + 1, form.Count, form.Filter, form.Points), at)
            : Result.NotFound<SectionItem>(), "Put a draw into", cancellation);

    /// <summary>Changes a draw, or a fixed question's points.</summary>
    public Task<Result<SectionItem>> ChangeAsync(Guid id, Guid item, DrawForm form, CancellationToken cancellation) => ChangeAsync(id, item, (a, i, at) =>
    {
        if (i.IsDraw) i.Redraw(form.Count, form.Filter, form.Points);
        else i.Points = form.Points;
        a.Touch(at);
    }, "Changed an item of", cancellation);

    public Task<Result<SectionItem>> MoveAsync(Guid id, Guid item, int step, CancellationToken cancellation) => ChangeAsync(id, item, (a, i, at) => a.Move(i, step, at), "Moved an item of", cancellation);

    public Task<Result<SectionItem>> RemoveAsync(Guid id, Guid item, CancellationToken cancellation) => ChangeAsync(id, item, (a, i, at) =>
    {
        desk.Delete([i]);
        a.Remove(i, at);
    }, "Took an item out of", cancellation);

    private Task<Result<SectionItem>> ChangeAsync(Guid id, Guid item, Action<Assessment, SectionItem, DateTimeOffset> change, string said, CancellationToken cancellation) =>
        desk.ChangeAsync(id, (a, at) =>
        {
            if (a.ItemsInOrder.FirstOrDefault(i => i.Id == item) is not { } found) return Result.NotFound<SectionItem>();
            change(a, found, at);
            return a.QuestionCount > Assessment.MostQuestions ? Result.Invalid<SectionItem>("Count", $"An assessment has at most {Assessment.MostQuestions} questions.") : Result.Ok(found);
        }, said, cancellation);
}
