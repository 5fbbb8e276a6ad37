using System.Text.Json;
using PrepPlatform.Data.Model;

namespace PrepPlatform.Profiles.Domain;

/// <summary>A field that became another.</summary>
/// <param name="Field">Its English name.</param>
/// <param name="Before">What stood there, in words.</param>
/// <param name="After">What stands there.</param>
internal sealed record FieldChange(string Field, string Before, string After);

/// <summary>One entry of a record's history. Never changed.</summary>
internal sealed class RecordChange : TenantEntity
{
    public const int MostFields = 16_000, MostReason = 300;

    private RecordChange() { }

    public RecordChange(Guid recordId, ChangeKind kind, Guid? by, IEnumerable<FieldChange> fields, string reason, DateTimeOffset at) =>
        (RecordId, Kind, By, Fields, Reason, At) = (recordId, kind, by, JsonSerializer.Serialize(fields), reason, at);

    public Guid RecordId { get; private set; }
    public ChangeKind Kind { get; private set; }

    /// <summary>Their account, or null: the system.</summary>
    public Guid? By { get; private set; }

    /// <summary>JSON of the <see cref="FieldChange"/>s.</summary>
    public string Fields { get; private set; } = "[]";

    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<FieldChange> Read() => JsonSerializer.Deserialize<List<FieldChange>>(Fields)!;
}

internal enum ChangeKind
{
    /// <summary>By the student.</summary>
    Edited,

    /// <summary>By staff, with a reason.</summary>
    Corrected,

    /// <summary>From a file.</summary>
    Imported,

    /// <summary>Staff compared it with the college's documents.</summary>
    Verified,

    /// <summary>Staff took that back.</summary>
    Unverified,
}
