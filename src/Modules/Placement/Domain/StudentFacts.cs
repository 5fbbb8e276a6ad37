using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

/// <summary>
/// What eligibility is decided by: all facts of one student as one JSON object, <c>{"cgpa":{"v":8.1,"at":"2026-…"},"skills":{"v":["sql"],"at":…}}</c>, keys in
/// ordinal order, so that equal facts are equal text. One row a student: a shortlist reads each of 100,000 once (decision 6).
/// </summary>
internal sealed class StudentFacts : ITenantOwned, IVersioned
{
    /// <summary>Longest JSON.</summary>
    public const int MostText = 16_000;

    private StudentFacts() { }

    public StudentFacts(Guid studentId, string facts, DateTimeOffset at) => (StudentId, Facts, AsOf) = (studentId, facts, at);

    public TenantId TenantId { get; private set; }
    public Guid StudentId { get; private set; }
    public string Facts { get; private set; } = "{}";

    /// <summary>When any of them last changed.</summary>
    public DateTimeOffset AsOf { get; private set; }

    public int Version { get; private set; } = 1;

    public void Replace(string facts, DateTimeOffset at)
    {
        if (facts == Facts) return;
        (Facts, AsOf) = (facts, at);
        Version++;
    }
}
