namespace PrepPlatform.CodeJudge.Running;

/// <summary>How a run comes out, in the words that judges of programs share.</summary>
internal static class Verdicts
{
    public const string Accepted = "AC", Ran = "OK", Wrong = "WA", WrongForm = "PE", TooLong = "TLE", TooMuchMemory = "MLE", Broke = "RE", NotCompiled = "CE", TooMuchOutput = "OLE", Forbidden = "SV";
}
