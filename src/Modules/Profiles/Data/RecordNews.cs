using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;

namespace PrepPlatform.Profiles.Data;

/// <summary>Tells the other modules whose records changed.</summary>
internal static class RecordNews
{
    /// <summary>Most ids in one event.</summary>
    public const int Parcel = 100;

    public static void PublishRecords(this PrepDb db, IEnumerable<Guid> students, DateTimeOffset at)
    {
        foreach (var parcel in students.Distinct().Chunk(Parcel)) db.Publish(new StudentRecordsChanged(parcel, at), at);
    }
}
