namespace PrepPlatform.Profiles.Domain;

/// <summary>The part of a record that the college's documents prove, and that staff verify. Empty or null: not told.</summary>
/// <param name="RollNumber">The college's own number for the student.</param>
/// <param name="Degree">As the college names it.</param>
/// <param name="Branch">As the college names it.</param>
/// <param name="GraduationYear">The year in which the degree ends.</param>
/// <param name="Cgpa">On the scale.</param>
/// <param name="CgpaScale">One of <see cref="Scales"/>.</param>
/// <param name="ActiveBacklogs">Failed and not yet passed.</param>
/// <param name="PastBacklogs">Failed once and passed since.</param>
/// <param name="Marks10">Per cent.</param>
/// <param name="Marks12">Per cent.</param>
internal sealed record Academics(
    string RollNumber, string Degree, string Branch, int? GraduationYear, decimal? Cgpa, decimal CgpaScale, int? ActiveBacklogs, int? PastBacklogs, decimal? Marks10, decimal? Marks12)
{
    public const int MostRollNumber = 40, MostDegree = 60, MostBranch = 100, MostBacklogs = 99, FirstYear = 1990, LastYear = 2060;

    public static readonly IReadOnlyList<decimal> Scales = [10, 4, 5, 7, 100];

    public static readonly Academics Empty = new("", "", "", null, null, 10, null, null, null, null);

    /// <summary>The fields that differ, as people read them.</summary>
    public IEnumerable<FieldChange> To(Academics other) => Fields(this).Zip(Fields(other), (a, b) => new FieldChange(a.Name, a.Text, b.Text)).Where(c => c.Before != c.After);

    /// <summary>Each field with its value in words.</summary>
    public static IReadOnlyList<(string Name, string Text)> Fields(Academics a) =>
    [
        ("Roll number", a.RollNumber), ("Degree", a.Degree), ("Branch", a.Branch), ("Graduation year", Say.Number(a.GraduationYear)),
        ("CGPA", a.Cgpa is { } cgpa ? $"{Say.Number(cgpa)} of {Say.Number(a.CgpaScale)}" : ""),
        ("Active backlogs", Say.Number(a.ActiveBacklogs)), ("Past backlogs", Say.Number(a.PastBacklogs)), ("10th marks", Say.Percent(a.Marks10)), ("12th marks", Say.Percent(a.Marks12)),
    ];
}
