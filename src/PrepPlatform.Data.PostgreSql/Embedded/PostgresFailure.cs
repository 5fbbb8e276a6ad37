namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>Turns what a program said into the sentence that helps.</summary>
internal static class PostgresFailure
{
    public static EmbeddedPostgresException Explain(string what, string folder, string output)
    {
        if (output.Contains("No space left on device", StringComparison.Ordinal) || output.Contains("wrote only", StringComparison.Ordinal))
        {
            return new EmbeddedPostgresException(
                $"{what}: the disk that holds {folder} is full; free some space or choose another folder with --data.");
        }

        if (output.Contains("Read-only file system", StringComparison.Ordinal))
        {
            return new EmbeddedPostgresException($"{what}: {folder} is read-only; choose another folder with --data.");
        }

        var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("error", StringComparison.OrdinalIgnoreCase));
        return new EmbeddedPostgresException(said is null ? $"{what}; see the log in {folder}." : $"{what} ({said}); see the log in {folder}.");
    }

    public static EmbeddedPostgresException Explain(string folder, Exception failure) =>
        new($"The folder {folder} cannot be used for the database ({failure.Message}): make it writable or choose another with --data.", failure);
}
