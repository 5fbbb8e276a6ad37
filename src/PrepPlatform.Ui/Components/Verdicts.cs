namespace PrepPlatform.Ui.Components;

/// <summary>Verdicts of programs in words: the field's short ones are for those who know them.</summary>
public static class Verdicts
{
    /// <summary>Accepted: every test passed.</summary>
    public const string Accepted = "AC";

    /// <summary>In plain English, to be translated; what is not known stays as it is.</summary>
    public static string Word(string verdict) => verdict switch
    {
        Accepted => "Accepted",
        "OK" => "Ran",
        "PC" => "Partly right",
        "WA" => "Wrong answer",
        "PE" => "Wrong output format",
        "TLE" => "Time limit exceeded",
        "MLE" => "Memory limit exceeded",
        "RE" => "Runtime error",
        "CE" => "Does not compile",
        "OLE" => "Output limit exceeded",
        "SV" => "Forbidden call",
        "IE" => "Could not be judged",
        "SK" => "Not run",
        _ => verdict,
    };

    /// <summary>The kind of badge that says it: <c>done</c>, <c>danger</c>, <c>warning</c> or <c>info</c>.</summary>
    public static string Kind(string verdict) => verdict switch { Accepted or "OK" => "done", "PC" or "PE" => "warning", "IE" or "SK" or "" => "info", _ => "danger" };

    /// <summary>The icon that goes with it.</summary>
    public static string Icon(string verdict) => Kind(verdict) switch { "done" => "circle-check", "warning" => "circle-dot", "info" => "info", _ => "circle-x" };
}
