namespace PrepPlatform.Contracts.Profiles;

/// <summary>What is known of students' education and skills, for modules that decide by it. One query a call, whatever the number of ids.</summary>
public interface IStudentRecords
{
    /// <summary>The records of these students as they are now; whoever has none is missing from the result.</summary>
    Task<IReadOnlyDictionary<Guid, StudentRecord>> ReadAsync(IReadOnlyCollection<Guid> students, CancellationToken cancellation);
}

/// <summary>A student's record. Null or empty: not told.</summary>
/// <param name="StudentId">Whose: their account.</param>
/// <param name="RollNumber">The college's own number for the student.</param>
/// <param name="Phone">Contact number.</param>
/// <param name="About">A few sentences of their own, plain text.</param>
/// <param name="Degree">As the college names it: <c>B.Tech</c>.</param>
/// <param name="Branch">As the college names it: <c>Computer Science</c>.</param>
/// <param name="GraduationYear">The year in which the degree ends.</param>
/// <param name="Cgpa">Grade point average on the scale of <paramref name="CgpaScale"/>.</param>
/// <param name="CgpaScale">4, 5, 7 or 10, or 100 for a percentage.</param>
/// <param name="ActiveBacklogs">Papers failed and not yet passed.</param>
/// <param name="PastBacklogs">Papers failed once and passed since.</param>
/// <param name="Marks10">Marks of the tenth class, per cent.</param>
/// <param name="Marks12">Marks of the twelfth class or diploma, per cent.</param>
/// <param name="Skills">Skills, in the student's order.</param>
/// <param name="Projects">Projects, the newest first.</param>
/// <param name="VerifiedAt">When staff compared the academic part with the college's documents; null: not since it was last changed.</param>
/// <param name="ChangedAt">When any of it was last changed.</param>
public sealed record StudentRecord(
    Guid StudentId, string RollNumber, string Phone, string About, string Degree, string Branch, int? GraduationYear, decimal? Cgpa, decimal CgpaScale,
    int? ActiveBacklogs, int? PastBacklogs, decimal? Marks10, decimal? Marks12, IReadOnlyList<string> Skills, IReadOnlyList<StudentProject> Projects,
    DateTimeOffset? VerifiedAt, DateTimeOffset ChangedAt)
{
    /// <summary>The grade point average on a scale of 10, to four places, so that colleges with other scales compare.</summary>
    public decimal? CgpaOfTen => Cgpa is { } cgpa ? Math.Round(cgpa / CgpaScale * 10, 4, MidpointRounding.ToZero) : null;
}

/// <summary>A project of a student.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it does and what their part was, plain text.</param>
/// <param name="Technologies">What it is made with.</param>
/// <param name="Link">Where it can be seen, an https address, or empty.</param>
public sealed record StudentProject(string Title, string Summary, IReadOnlyList<string> Technologies, string Link);

/// <summary>Records changed, or were verified: read them again by <see cref="IStudentRecords"/>.</summary>
/// <param name="StudentIds">Whose; at most 100, so that an import tells in parcels.</param>
/// <param name="At">When, in UTC.</param>
public sealed record StudentRecordsChanged(IReadOnlyList<Guid> StudentIds, DateTimeOffset At) : IEvent;
