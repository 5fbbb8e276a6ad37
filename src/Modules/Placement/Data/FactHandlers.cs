using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Profiles;

namespace PrepPlatform.Placement.Data;

/// <summary>A student's record changed, or was verified.</summary>
internal sealed class FollowRecords(RefreshFacts refresh) : IEventHandler<StudentRecordsChanged>
{
    public Task HandleAsync(StudentRecordsChanged e, CancellationToken cancellation) => refresh.RunAsync(e.StudentIds, cancellation);
}

/// <summary>A student's attempt is scored, or scored anew.</summary>
internal sealed class FollowScores(RefreshFacts refresh) : IEventHandler<AttemptScored>
{
    public Task HandleAsync(AttemptScored e, CancellationToken cancellation) => refresh.RunAsync([e.StudentId], cancellation);
}

/// <summary>A new account may have a record already: an import comes before its people.</summary>
internal sealed class FollowAccounts(RefreshFacts refresh) : IEventHandler<AccountAdded>
{
    public Task HandleAsync(AccountAdded e, CancellationToken cancellation) => refresh.RunAsync([e.AccountId], cancellation);
}
