using Microsoft.Extensions.Configuration;
using PrepPlatform.Data;
using PrepPlatform.Data.Files;

namespace PrepPlatform.Hosting.Start;

/// <summary>Where tenants' files are kept: a folder, or a bucket of S3.</summary>
/// <param name="Folder">The folder, or null.</param>
/// <param name="S3">The bucket, or null.</param>
internal sealed record FileSettings(string? Folder, S3BlobStore.Place? S3)
{
    /// <summary>Reads the <c>Files</c> section; an empty value is none, so that a compose file may pass all of them on.</summary>
    /// <exception cref="StartException">A value is wrong; the message names it and says what it should be.</exception>
    public static FileSettings Read(IConfiguration configuration)
    {
        string Value(string name) => configuration[$"Files:{name}"] ?? "";
        var folder = Value("Folder");
        if (folder.Length > 0 && !Path.IsPathFullyQualified(folder)) throw new StartException("Files:Folder must be a whole path such as /var/lib/prepplatform/files.");
        var place = new S3BlobStore.Place(Value("S3:Bucket"), Value("S3:ServiceUrl"), Value("S3:Region"), Value("S3:AccessKey"), Value("S3:SecretKey"));
        return new FileSettings(folder.Length > 0 ? folder : null, Check(place));
    }

    /// <summary>Makes the store; a bucket comes before a folder.</summary>
    /// <exception cref="StartException">Neither is set, or the folder cannot be written.</exception>
    public IBlobStore Open(TimeProvider clock)
    {
        if (S3 is not null) return new S3BlobStore(S3BlobStore.Connect(S3), S3.Bucket);
        if (Folder is null) throw new StartException("There is no place for files: set Files:Folder to a folder that all nodes share, or Files:S3:Bucket to a bucket, or give --data a folder.");
        try
        {
            return new FolderBlobStore(Folder, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Files:Folder must be a folder that the host may write, and {Folder} is not: {e.Message}");
        }
    }

    private static S3BlobStore.Place? Check(S3BlobStore.Place place)
    {
        if (place.Bucket.Length == 0)
            return place == new S3BlobStore.Place("", "", "", "", "") ? null : throw new StartException("Files:S3:Bucket must name the bucket when another Files:S3 setting is there.");
        if (place.ServiceUrl.Length > 0 && !(Uri.TryCreate(place.ServiceUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            throw new StartException("Files:S3:ServiceUrl must be an address such as https://s3.example.edu.");
        if (place.Region.Length == 0 && place.ServiceUrl.Length == 0) throw new StartException("Files:S3:Region must be Amazon's region of the bucket, such as ap-south-1, or Files:S3:ServiceUrl another server's address.");
        if (place.AccessKey.Length > 0 != place.SecretKey.Length > 0) throw new StartException("Files:S3:AccessKey and Files:S3:SecretKey must be set both or neither.");
        return place.Region.Length > 0 ? place : place with { Region = "us-east-1" };
    }
}
