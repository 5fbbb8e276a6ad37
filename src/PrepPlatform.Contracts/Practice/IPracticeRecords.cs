namespace PrepPlatform.Contracts.Practice;

/// <summary>What students reached in coding practice, for modules that decide by it. One query a call, whatever the number of ids.</summary>
public interface IPracticeRecords
{
    /// <summary>How many different problems each of these students has solved; whoever has solved none is missing from the result.</summary>
    Task<IReadOnlyDictionary<Guid, PracticeRecord>> ReadAsync(IReadOnlyCollection<Guid> students, CancellationToken cancellation);
}

/// <summary>What a student solved.</summary>
/// <param name="Solved">Different problems.</param>
/// <param name="LastAt">When the last one was solved.</param>
public sealed record PracticeRecord(int Solved, DateTimeOffset LastAt);
