using System.Security.Cryptography;
using System.Text.Json;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>Random passwords of the three roles, kept beside the data for the host alone.</summary>
internal sealed record PostgresPasswords(string Super, string Owner, string App)
{
    public static PostgresPasswords ReadOrCreate(PostgresFolder folder)
    {
        try
        {
            if (File.Exists(folder.Passwords))
            {
                return JsonSerializer.Deserialize<PostgresPasswords>(File.ReadAllText(folder.Passwords))!;
            }

            if (Directory.Exists(folder.Cluster))
            {
                throw new EmbeddedPostgresException($"The database's passwords are gone: put {folder.Passwords} back from a backup.");
            }

            var passwords = new PostgresPasswords(Random(), Random(), Random());
            PostgresFolder.WritePrivate(folder.Passwords, JsonSerializer.Serialize(passwords));
            return passwords;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw PostgresFailure.Explain(folder.Root, failure);
        }
    }

    private static string Random() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
