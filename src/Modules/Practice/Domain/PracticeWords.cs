using PrepPlatform.Ui.Components;

namespace PrepPlatform.Practice.Domain;

/// <summary>Words for what the judge and the tables speak of in short; English, translated by the pages.</summary>
internal static class PracticeWords
{
    public static string Language(string id) => id switch
    {
        "python" => "Python",
        "javascript" => "JavaScript",
        "java" => "Java",
        "c" => "C",
        "cpp" => "C++",
        "csharp" => "C#",
        _ => id,
    };

    public static string Verdict(string verdict) => verdict.Length == 0 ? "Judged" : Verdicts.Word(verdict);

    /// <summary>What a solved problem counts on the leaderboard.</summary>
    public static int Points(Difficulty difficulty) => difficulty switch
    {
        Difficulty.Easy => 10,
        Difficulty.Medium => 20,
        _ => 40,
    };
}
