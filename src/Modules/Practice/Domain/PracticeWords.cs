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

    public static string Verdict(string verdict) => verdict switch
    {
        "AC" => "Accepted",
        "WA" => "Wrong answer",
        "PE" => "Wrong form of output",
        "TLE" => "Time limit exceeded",
        "MLE" => "Memory limit exceeded",
        "OLE" => "Too much output",
        "RE" => "Runtime error",
        "CE" => "Does not compile",
        "PC" => "Partly right",
        "SK" => "Not run",
        "" => "Judged",
        _ => verdict,
    };

    /// <summary>What a solved problem counts on the leaderboard.</summary>
    public static int Points(Difficulty difficulty) => difficulty switch
    {
        Difficulty.Easy => 10,
        Difficulty.Medium => 20,
        _ => 40,
    };
}
