namespace PrepPlatform.Data;

/// <summary>Files of the current tenant, streamed; a folder or S3. Names never cross tenants: the store puts the tenant's prefix before them.</summary>
public interface IBlobStore
{
    /// <summary>Writes a file whole or not at all; one of that name is replaced.</summary>
    /// <param name="name">Made by the module, never by a stranger: <c>reports/0192….pdf</c>; a-z, 0-9, hyphen, dot and slash, at most 200 characters.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="limit">Most bytes; a longer content is refused.</param>
    /// <param name="cancellation">Stops it; nothing stays behind.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="InvalidDataException">The content is longer than the limit.</exception>
    Task<long> WriteAsync(string name, Stream content, long limit, CancellationToken cancellation);

    /// <summary>Opens a file for reading, or null where there is none.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellation);

    /// <summary>Removes a file; nothing happens where there is none.</summary>
    Task DeleteAsync(string name, CancellationToken cancellation);
}
