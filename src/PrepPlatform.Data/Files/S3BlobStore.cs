using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace PrepPlatform.Data.Files;

/// <summary>Files in a bucket of S3 or of a server that speaks it; the bucket is private and there already.</summary>
internal sealed class S3BlobStore(IAmazonS3 s3, string bucket) : IBlobStore
{
    /// <summary>Where and how to reach the bucket.</summary>
    /// <param name="Bucket">Its name.</param>
    /// <param name="ServiceUrl">A server other than Amazon's, addressed by path; or empty.</param>
    /// <param name="Region">Amazon's region; with a server of one's own only part of the signature.</param>
    /// <param name="AccessKey">With <paramref name="SecretKey"/>, or both empty: the environment, the profile or the machine's role say it.</param>
    /// <param name="SecretKey">The secret.</param>
    public sealed record Place(string Bucket, string ServiceUrl, string Region, string AccessKey, string SecretKey);

    /// <summary>A client for the place.</summary>
    public static AmazonS3Client Connect(Place place)
    {
        var config = new AmazonS3Config
        {
            // Servers other than Amazon's mostly know no checksums besides the signature's.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (place.ServiceUrl.Length == 0) config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(place.Region);
        else (config.ServiceURL, config.AuthenticationRegion, config.ForcePathStyle) = (place.ServiceUrl, place.Region, true);
        return place.AccessKey.Length > 0 ? new AmazonS3Client(new BasicAWSCredentials(place.AccessKey, place.SecretKey), config) : new AmazonS3Client(config);
    }

    /// <summary>By way of a file of this machine: S3 wants the length first, and an object appears whole or not at all.</summary>
    public async Task<long> WriteAsync(string name, Stream content, long limit, CancellationToken cancellation)
    {
        var key = BlobName.InTenant(name);
        var path = Path.Combine(Path.GetTempPath(), $"prep-{Guid.CreateVersion7():N}");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        var written = await LimitedCopy.CopyAsync(content, file, limit, cancellation);
        file.Position = 0;
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = file, AutoCloseStream = false, UseChunkEncoding = false }, cancellation);
        return written;
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        var key = BlobName.InTenant(name);
        try
        {
            return (await s3.GetObjectAsync(bucket, key, cancellation)).ResponseStream;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) => s3.DeleteObjectAsync(bucket, BlobName.InTenant(name), cancellation);
}
