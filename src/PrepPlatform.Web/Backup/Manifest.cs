using System.Text.Json;
using PrepPlatform.Data.PostgreSql.Backup;

namespace PrepPlatform.Web.Backup;

/// <summary>What an archive holds; it is the archive's last entry but one, since sums are known at the end, and its own sum is the last.</summary>
internal sealed record Manifest(int Format, string Version, string Engine, string Server, DateTimeOffset At, IReadOnlyList<DatabasePart> Databases, FilesPart? Files)
{
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json", SumName = "manifest.sha256";

    /// <summary>The product's version, which names its migrations too.</summary>
    public static string ThisVersion { get; } = typeof(Manifest).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    public static Manifest? Read(byte[] json) => JsonSerializer.Deserialize<Manifest>(json, Readable);
}

/// <summary>One database.</summary>
/// <param name="Names">The names of the connections that lead to it.</param>
/// <param name="CatalogueMigrations">Applied to the catalogue's tables; none where it holds no catalogue.</param>
/// <param name="ShardMigrations">Applied to the tenants' tables.</param>
/// <param name="Tables">All but the two that list migrations.</param>
/// <param name="Sequences">Where they stood.</param>
internal sealed record DatabasePart(
    IReadOnlyList<string> Names, IReadOnlyList<string> CatalogueMigrations, IReadOnlyList<string> ShardMigrations, IReadOnlyList<TablePart> Tables, IReadOnlyList<SequenceState> Sequences);

/// <summary>One table's rows, in PostgreSQL's binary form for COPY.</summary>
internal sealed record TablePart(string Name, IReadOnlyList<string> Columns, long Rows, long Bytes, string Sha256)
{
    public TableShape Shape => new(Name, Columns);
}

/// <summary>The files of all tenants.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their sizes together.</param>
/// <param name="Sha256">Over each one's name, size and content, in the archive's order.</param>
internal sealed record FilesPart(long Count, long Bytes, string Sha256);
