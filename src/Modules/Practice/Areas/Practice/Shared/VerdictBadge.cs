using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice;

/// <summary>A verdict as a badge.</summary>
internal sealed record VerdictBadge(SubmissionState State, string Verdict, bool Accepted)
{
    public string Kind => State switch { SubmissionState.Waiting => "info", SubmissionState.Unjudged => "warning", _ => Accepted ? "done" : "danger" };

    public string Icon => State switch { SubmissionState.Waiting => "clock", SubmissionState.Unjudged => "triangle-alert", _ => Accepted ? "circle-check" : "circle-x" };

    /// <summary>English.</summary>
    public string Word => State switch { SubmissionState.Waiting => "Being judged", SubmissionState.Unjudged => "Not judged", _ => PracticeWords.Verdict(Accepted && Verdict.Length == 0 ? "AC" : Verdict) };
}
