using PrepPlatform.Contracts.Evaluation;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>Asks the module whose subject it is. Where no module knows the kind, nobody may do anything.</summary>
internal sealed class Owners(IEnumerable<IRecordingOwner> owners)
{
    public Task<TimeSpan?> MayRecordAsync(string kind, Guid subject, Guid person, CancellationToken cancellation) =>
        Find(kind)?.MayRecordAsync(subject, person, cancellation) ?? Task.FromResult<TimeSpan?>(null);

    public Task<bool> MayHearAsync(string kind, Guid subject, Guid person, CancellationToken cancellation) =>
        Find(kind)?.MayHearAsync(subject, person, cancellation) ?? Task.FromResult(false);

    private IRecordingOwner? Find(string kind) => owners.FirstOrDefault(o => o.SubjectKind == kind);
}
