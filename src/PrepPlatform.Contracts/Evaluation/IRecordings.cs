namespace PrepPlatform.Contracts.Evaluation;

/// <summary>
/// Recordings that people make as answers. The browser uploads them in pieces through Evaluation's own pages, which ask the subject's <see cref="IRecordingOwner"/>;
/// a response then names one, and its evaluator gets the file.
/// </summary>
public interface IRecordings
{
    /// <summary>
    /// Notes in the caller's unit of work that an answer holds a recording, which is kept from then on. False: there is no such recording of this person for this
    /// subject. It may still be on its way.
    /// </summary>
    /// <param name="subjectKind">The kind of row that it was made for.</param>
    /// <param name="subjectId">The row.</param>
    /// <param name="person">Who made it.</param>
    /// <param name="name">What the response calls it.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<bool> TakeAsync(string subjectKind, Guid subjectId, Guid person, string name, CancellationToken cancellation);

    /// <summary>Keeps a whole recording that did not come through a browser, and saves. Its type is one that <c>POST /recordings</c> takes.</summary>
    /// <param name="subjectKind">The kind of row that it is made for.</param>
    /// <param name="subjectId">The row.</param>
    /// <param name="person">Who made it.</param>
    /// <param name="contentType">Its type: <c>audio/wav</c>.</param>
    /// <param name="content">Read to its end; at most 128 MiB.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What the response is to call it.</returns>
    Task<string> KeepAsync(string subjectKind, Guid subjectId, Guid person, string contentType, Stream content, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>How these recordings are, by name; one that does not exist is not in it.</summary>
    Task<IReadOnlyDictionary<string, RecordingState>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellation);
}

/// <summary>How a recording is.</summary>
/// <param name="Name">What responses call it.</param>
/// <param name="Bytes">How much of it is here.</param>
/// <param name="IsWhole">Whether all of it is.</param>
/// <param name="LastAt">When something of it came last.</param>
public sealed record RecordingState(string Name, long Bytes, bool IsWhole, DateTimeOffset LastAt)
{
    /// <summary>Where a person who may hear it finds it, for the source of a player.</summary>
    public string Url => $"/recordings/{Name}/audio";
}

/// <summary>Who may make and hear the recordings of one kind of subjects. A module registers one for each kind; it is asked under the tenant's scope.</summary>
public interface IRecordingOwner
{
    /// <summary>The kind of rows that recordings are made for, at most 40 characters: <c>attempt-question</c>.</summary>
    string SubjectKind { get; }

    /// <summary>How long a recording for the subject may be that this person makes now, or null where none may be made by them.</summary>
    Task<TimeSpan?> MayRecordAsync(Guid subjectId, Guid personId, CancellationToken cancellation);

    /// <summary>Whether the signed-in person may hear the subject's recordings of someone else; one's own may always be heard.</summary>
    Task<bool> MayHearAsync(Guid subjectId, Guid personId, CancellationToken cancellation);
}
