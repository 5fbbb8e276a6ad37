using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Data;

/// <summary>Students' records for the modules that decide by them.</summary>
internal sealed class StudentRecords(PrepDb db) : IStudentRecords
{
    public async Task<IReadOnlyDictionary<Guid, StudentRecord>> ReadAsync(IReadOnlyCollection<Guid> students, CancellationToken cancellation) => students.Count == 0
        ? new Dictionary<Guid, StudentRecord>()
        : (await db.Set<StudentProfile>().AsNoTracking().Where(p => students.Contains(p.AccountId)).ToListAsync(cancellation)).ToDictionary(p => p.AccountId, ToRecord);

    private static StudentRecord ToRecord(StudentProfile p) => new(
        p.AccountId, p.RollNumber, p.Phone, p.About, p.Degree, p.Branch, p.GraduationYear, p.Cgpa, p.CgpaScale, p.ActiveBacklogs, p.PastBacklogs, p.Marks10, p.Marks12,
        p.Skills, [.. p.Personal.Projects.Select(x => new Contracts.Profiles.StudentProject(x.Title, x.Summary, x.Technologies, x.Link))], p.VerifiedAt, p.ChangedAt);
}
