using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;

namespace PrepPlatform.Assessments.Data;

/// <summary>Tells the other modules of a total.</summary>
internal static class ScoreNews
{
    /// <summary>Says nothing while an answer is still to be scored.</summary>
    public static void PublishScore(this PrepDb db, Attempt attempt, DateTimeOffset at)
    {
        if (attempt.Points is not { } points) return;
        db.Publish(new AttemptScored(
            attempt.Id, attempt.AssessmentId, attempt.StudentId, points, attempt.MaxPoints, Attempt.Percent(points, attempt.MaxPoints), attempt.Passed == true, at), at);
    }
}
