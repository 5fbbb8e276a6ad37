namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>Where the embedded PostgreSQL keeps its data and how carefully.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The database's own folder. It is created when absent and used by one host at a time.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The folder with <c>bin</c>, <c>lib</c> and <c>share</c>; null looks at the environment variable
    /// <c>PREP_POSTGRES</c> and then for npm's package in the folders above the running program.
    /// </summary>
    public string? BinariesFolder { get; init; }

    /// <summary>False gives up safety against power failure for speed; for tests only.</summary>
    public bool Durable { get; init; } = true;
}
