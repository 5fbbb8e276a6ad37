using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Items;

/// <summary>Whether a draw as it stands in the form could be filled, with everything else that the assessment gives.</summary>
internal sealed class WeighDraw(QuestionPool pool) : IUseCase
{
    public async Task<Feasibility> RunAsync(Outline outline, Guid? item, DrawForm form, CancellationToken cancellation)
    {
        var draw = SectionItem.Draw(1, Math.Clamp(form.Count, 1, 100), form.Filter, null);
        // The new one last: it shows what the others leave it.
        var items = outline.Assessment.ItemsInOrder.Where(i => i.Id != item).Append(draw).ToList();
        var plan = await pool.PlanAsync(items, [.. outline.Types.Keys], cancellation);
        return new Feasibility(plan.States.First(s => s.Id == draw.Id), plan.Feasible, plan.States.Sum(s => s.Short));
    }
}
