using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Rules;

internal sealed class EditRules(PrepDb db, AssessmentDesk desk, ICurrentPerson person) : IUseCase
{
    public Task<Assessment?> ReadAsync(Guid id, CancellationToken cancellation) => db.Set<Assessment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);

    public Task<Result<Assessment>> RunAsync(Guid id, RulesForm form, CancellationToken cancellation)
    {
        var (opens, closes, field, problem) = Window.Read(form.OpensAt, form.ClosesAt, person.TimeZone);
        if (problem.Length > 0) return Task.FromResult(Result.Invalid<Assessment>(field, problem));
        return desk.ChangeAsync(id, (a, at) =>
        {
            if (a.Version != form.Version) return Result.Stale<Assessment>();
            a.Edit(form.Rules(opens, closes), at);
            return Result.Ok(a);
        }, "Set the rules of", cancellation);
    }
}
