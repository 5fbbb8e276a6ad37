namespace PrepPlatform.Profiles.Domain;

/// <summary>What a line of a file says of the academic part; null: nothing, so what is stored stays.</summary>
internal sealed record AcademicPatch
{
    public string? RollNumber { get; set; }
    public string? Degree { get; set; }
    public string? Branch { get; set; }
    public int? GraduationYear { get; set; }
    public decimal? Cgpa { get; set; }
    public decimal? CgpaScale { get; set; }
    public int? ActiveBacklogs { get; set; }
    public int? PastBacklogs { get; set; }
    public decimal? Marks10 { get; set; }
    public decimal? Marks12 { get; set; }

    public Academics Onto(Academics a) => new(
        RollNumber ?? a.RollNumber, Degree ?? a.Degree, Branch ?? a.Branch, GraduationYear ?? a.GraduationYear, Cgpa ?? a.Cgpa, CgpaScale ?? a.CgpaScale,
        ActiveBacklogs ?? a.ActiveBacklogs, PastBacklogs ?? a.PastBacklogs, Marks10 ?? a.Marks10, Marks12 ?? a.Marks12);
}
