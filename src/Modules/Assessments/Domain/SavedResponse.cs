using PrepPlatform.Data.Model;

namespace PrepPlatform.Assessments.Domain;

/// <summary>An answer as it arrived; never changed.</summary>
internal sealed class SavedResponse : TenantEntity
{
    private SavedResponse() { }

    public SavedResponse(Guid attemptQuestionId, long sequence, string device, string? response, DateTimeOffset at) =>
        (AttemptQuestionId, Sequence, Device, Response, ReceivedAt) = (attemptQuestionId, sequence, device, response, at);

    public Guid AttemptQuestionId { get; private set; }
    public long Sequence { get; private set; }

    /// <summary>Which page of which browser sent it: random, made when the page was opened.</summary>
    public string Device { get; private set; } = "";

    /// <summary>JSON, or null: the answer was taken back.</summary>
    public string? Response { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
}
