namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>The embedded database cannot run here; the message is one sentence that says what to do about it.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public EmbeddedPostgresException()
    {
    }

    /// <summary>Creates the exception with the sentence to show.</summary>
    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence to show and what caused it.</summary>
    public EmbeddedPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
