using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Recordings;

/// <summary>The same with its files in a bucket.</summary>
public sealed class S3RecordingApp : RecordingApp
{
    private string url = "";

    protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?>
    {
        ["Files:Folder"] = null, ["Files:S3:Bucket"] = S3Server.Bucket, ["Files:S3:ServiceUrl"] = url,
        ["Files:S3:AccessKey"] = S3Server.AccessKey, ["Files:S3:SecretKey"] = S3Server.SecretKey,
    };

    public override async Task InitializeAsync()
    {
        url = await S3Server.UrlAsync();
        await base.InitializeAsync();
    }
}
