namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Files of <c>/proc</c>, which vanish while one looks.</summary>
internal static class ProcessFile
{
    /// <summary>The text; empty where the process is gone or not ours to see.</summary>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>The fields of <c>stat</c> behind the name (which may hold anything), from the state on: the parent is [1], processor time [11] to [14], start [19]. Null: gone.</summary>
    public static string[]? Fields(string folder) => Read(Path.Combine(folder, "stat")) is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;
}
