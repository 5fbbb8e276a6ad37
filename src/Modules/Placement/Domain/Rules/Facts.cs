namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>The keys under which a student's facts are kept, and which a rule may name.</summary>
internal static class Facts
{
    /// <summary>Texts.</summary>
    public const string Degree = "degree", Branch = "branch";

    /// <summary>Numbers. CGPA is on a scale of 10, marks are per cent.</summary>
    public const string Year = "year", Cgpa = "cgpa", ActiveBacklogs = "backlogs.active", PastBacklogs = "backlogs.past", Marks10 = "marks.10", Marks12 = "marks.12";

    /// <summary>A list of texts.</summary>
    public const string Skills = "skills";

    /// <summary>1 where staff verified the academic part since it was last changed, else 0.</summary>
    public const string Verified = "verified";

    private const string AssessmentPrefix = "assessment.";

    /// <summary>The best result of an assessment, per cent.</summary>
    public static string Assessment(Guid id) => $"{AssessmentPrefix}{id:N}";

    /// <summary>The assessment that a key is about, or null.</summary>
    public static Guid? AssessmentOf(string? key) =>
        key is not null && key.StartsWith(AssessmentPrefix, StringComparison.Ordinal) && Guid.TryParseExact(key.AsSpan(AssessmentPrefix.Length), "N", out var id) ? id : null;
}
