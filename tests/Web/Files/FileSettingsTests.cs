using Microsoft.Extensions.Configuration;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;

namespace PrepPlatform.Tests.Web.Files;

/// <summary>A wrong setting about files is named.</summary>
public sealed class FileSettingsTests
{
    [Theory]
    [InlineData("Files:Folder", "Files:Folder=files")]
    [InlineData("Files:S3:Bucket", "Files:S3:ServiceUrl=http://127.0.0.1:9000")]
    [InlineData("Files:S3:Region", "Files:S3:Bucket=b")]
    [InlineData("Files:S3:ServiceUrl", "Files:S3:Bucket=b", "Files:S3:ServiceUrl=127.0.0.1:9000")]
    [InlineData("Files:S3:SecretKey", "Files:S3:Bucket=b", "Files:S3:Region=ap-south-1", "Files:S3:AccessKey=a")]
    public void A_wrong_one_stops_the_start_with_its_name(string named, params string[] settings) =>
        Should.Throw<StartException>(() => FileSettings.Read(With(settings))).Message.ShouldContain(named);

    [Fact]
    public void No_place_at_all_and_one_that_cannot_be_written_stop_the_start()
    {
        Should.Throw<StartException>(() => FileSettings.Read(With([])).Open(TimeProvider.System)).Message.ShouldContain("Files:Folder");
        Should.Throw<StartException>(() => FileSettings.Read(With(["Files:Folder=/proc/prep"])).Open(TimeProvider.System)).Message.ShouldContain("/proc/prep");
    }

    [Fact]
    public void Empty_values_are_none_and_a_bucket_comes_before_a_folder()
    {
        FileSettings.Read(With(["Files:Folder=/srv/files", "Files:S3:Bucket=", "Files:S3:Region="])).S3.ShouldBeNull();
        var both = FileSettings.Read(With(["Files:Folder=/srv/files", "Files:S3:Bucket=b", "Files:S3:ServiceUrl=http://127.0.0.1:9000"]));
        both.Open(TimeProvider.System).ShouldBeOfType<Data.Files.S3BlobStore>();
    }

    private static IConfiguration With(string[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
}
