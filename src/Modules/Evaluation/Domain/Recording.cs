using System.Globalization;
using PrepPlatform.Data.Model;

namespace PrepPlatform.Evaluation.Domain;

/// <summary>Sound that a person makes as an answer: what of it is here, in pieces until it is whole. Uploads change it by guarded updates, so that two at once cannot both count.</summary>
internal sealed class Recording : TenantEntity
{
    private Recording() { }

    public Recording(string subjectKind, Guid subjectId, Guid personId, string contentType, long mostBytes, DateTimeOffset at) =>
        (SubjectKind, SubjectId, PersonId, ContentType, MostBytes, StartedAt, LastAt) = (subjectKind, subjectId, personId, contentType, mostBytes, at, at);

    public string SubjectKind { get; private set; } = "";
    public Guid SubjectId { get; private set; }

    /// <summary>Who makes it.</summary>
    public Guid PersonId { get; private set; }

    public string ContentType { get; private set; } = "";

    /// <summary>No more is taken.</summary>
    public long MostBytes { get; private set; }

    /// <summary>When uploading ends even where the subject is closed.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>How much is here.</summary>
    public long Bytes { get; private set; }

    /// <summary>In how many files of the store it lies; none when it is whole and they are gone.</summary>
    public int Pieces { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When something of it came last.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>From then on no piece is taken, so whoever joins them gets the same file.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>From then on it is one file.</summary>
    public DateTimeOffset? WholeAt { get; private set; }

    /// <summary>An answer holds it: it is kept.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>What addresses and responses call it.</summary>
    public string Name => NameOf(Id);

    /// <summary>The file in the store.</summary>
    public string File => $"recordings/{Name}";

    /// <summary>Its pieces' files, in order.</summary>
    public IEnumerable<string> PieceFiles => Enumerable.Range(0, Pieces).Select(n => PieceOf(Id, n));

    /// <summary>A piece's file in the store.</summary>
    public static string PieceOf(Guid id, int number) => string.Create(CultureInfo.InvariantCulture, $"recordings/{NameOf(id)}-{number:d6}");

    public static string NameOf(Guid id) => id.ToString("N");

    /// <summary>The id that a name stands for, or none.</summary>
    public static Guid? IdOf(string? name) => Guid.TryParseExact(name, "N", out var id) ? id : null;

    /// <summary>All of it came at once.</summary>
    public void End(long bytes, DateTimeOffset at) => (Bytes, ClosedAt, WholeAt) = (bytes, at, at);

    public void Take(DateTimeOffset at) => TakenAt ??= at;
}
