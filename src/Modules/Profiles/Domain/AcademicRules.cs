using System.Globalization;

namespace PrepPlatform.Profiles.Domain;

/// <summary>What holds for the academic part, however it comes in.</summary>
internal static class AcademicRules
{
    /// <summary>What is wrong: a property of <see cref="Academics"/> and what to do.</summary>
    public static IEnumerable<(string Field, string Todo)> Check(Academics a)
    {
        if (a.RollNumber.Length > Academics.MostRollNumber) yield return (nameof(a.RollNumber), "Keep the roll number under 40 characters.");
        if (a.Degree.Length > Academics.MostDegree) yield return (nameof(a.Degree), "Keep the degree under 60 characters.");
        if (a.Branch.Length > Academics.MostBranch) yield return (nameof(a.Branch), "Keep the branch under 100 characters.");
        if (a.GraduationYear is < Academics.FirstYear or > Academics.LastYear) yield return (nameof(a.GraduationYear), "Give a year from 1990 to 2060.");
        if (!Academics.Scales.Contains(a.CgpaScale)) yield return (nameof(a.CgpaScale), "Choose a scale of 4, 5, 7, 10 or 100.");
        else if (Wrong(a.Cgpa, a.CgpaScale))
            yield return (nameof(a.Cgpa), string.Create(CultureInfo.InvariantCulture, $"Give a CGPA from 0 to {a.CgpaScale:0}, with at most two decimals, or choose another scale."));
        if (a.ActiveBacklogs is < 0 or > Academics.MostBacklogs) yield return (nameof(a.ActiveBacklogs), "Give a number from 0 to 99.");
        if (a.PastBacklogs is < 0 or > Academics.MostBacklogs) yield return (nameof(a.PastBacklogs), "Give a number from 0 to 99.");
        if (Wrong(a.Marks10, 100)) yield return (nameof(a.Marks10), "Give per cent from 0 to 100, with at most two decimals.");
        if (Wrong(a.Marks12, 100)) yield return (nameof(a.Marks12), "Give per cent from 0 to 100, with at most two decimals.");
    }

    private static bool Wrong(decimal? number, decimal most) => number is { } n && (n < 0 || n > most || decimal.Round(n, 2) != n);
}
