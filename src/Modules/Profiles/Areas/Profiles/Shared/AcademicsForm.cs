using System.ComponentModel.DataAnnotations;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Shared;

/// <summary>The academic fields of a form.</summary>
internal abstract class AcademicsForm : IValidatableObject
{
    public string RollNumber { get; set; } = "";
    public string Degree { get; set; } = "";
    public string Branch { get; set; } = "";
    public int? GraduationYear { get; set; }
    public decimal? Cgpa { get; set; }
    public decimal CgpaScale { get; set; } = 10;
    public int? ActiveBacklogs { get; set; }
    public int? PastBacklogs { get; set; }
    public decimal? Marks10 { get; set; }
    public decimal? Marks12 { get; set; }

    public int Version { get; set; }

    public Academics Academics => new(Plain.Line(RollNumber).ToUpperInvariant(), Plain.Line(Degree), Plain.Line(Branch), GraduationYear, Cgpa, CgpaScale, ActiveBacklogs, PastBacklogs, Marks10, Marks12);

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AcademicRules.Check(Academics).Select(p => new ValidationResult(p.Todo, [p.Field]));

    protected void Fill(Academics a)
    {
        (RollNumber, Degree, Branch, GraduationYear) = (a.RollNumber, a.Degree, a.Branch, a.GraduationYear);
        (Cgpa, CgpaScale, ActiveBacklogs, PastBacklogs, Marks10, Marks12) = (a.Cgpa, a.CgpaScale, a.ActiveBacklogs, a.PastBacklogs, a.Marks10, a.Marks12);
    }
}
