using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Shared;

/// <summary>A degree with a branch, as the college's records name them.</summary>
internal sealed record Course(string Degree, string Branch);

/// <summary>The names in use here, so that one branch does not get two.</summary>
internal sealed class ListCourses(PrepDb db) : IUseCase
{
    private const int Most = 60;

    public async Task<IReadOnlyList<Course>> RunAsync(CancellationToken cancellation) =>
        [.. (await db.Set<StudentProfile>().AsNoTracking().Where(p => p.Branch != "").Select(p => new { p.Degree, p.Branch }).Distinct()
            .OrderBy(c => c.Branch).ThenBy(c => c.Degree).Take(Most).ToListAsync(cancellation)).Select(c => new Course(c.Degree, c.Branch))];
}
