using System.Text;
using PrepPlatform.Data;
using PrepPlatform.Data.Files;
using PrepPlatform.Kernel;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Files;

/// <summary>What holds for files wherever they are kept.</summary>
public abstract class BlobStoreTests
{
    private static readonly TenantId A = TenantId.New(), B = TenantId.New();

    private protected abstract Task<IBlobStore> OpenAsync();

    /// <summary>How many files and unfinished ones there are of anybody.</summary>
    private protected abstract Task<int> CountAsync();

    [Fact]
    public async Task What_was_written_is_read_and_a_second_writing_replaces_it()
    {
        var store = await OpenAsync();
        using var scope = TenantScope.Enter(A);
        (await store.WriteAsync("reports/one.csv", Of("first, and longer"), 100, default)).ShouldBe(17);
        (await store.WriteAsync("reports/one.csv", Of("second"), 100, default)).ShouldBe(6);
        (await ReadAsync(store, "reports/one.csv")).ShouldBe("second");
        await store.DeleteAsync("reports/one.csv", default);
        (await store.OpenAsync("reports/one.csv", default)).ShouldBeNull();
        await store.DeleteAsync("reports/one.csv", default);
    }

    [Fact]
    public async Task A_long_file_arrives_byte_for_byte()
    {
        var store = await OpenAsync();
        using var scope = TenantScope.Enter(A);
        var bytes = new byte[9_000_001];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * 31 >> 3);
        await store.WriteAsync("long.bin", new MemoryStream(bytes), bytes.Length, default);
        await using var back = await store.OpenAsync("long.bin", default);
        var copy = new MemoryStream();
        await back!.CopyToAsync(copy);
        copy.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task A_file_over_the_limit_or_one_that_breaks_off_leaves_what_was_there()
    {
        var store = await OpenAsync();
        using var scope = TenantScope.Enter(A);
        await store.WriteAsync("kept.txt", Of("whole"), 5, default);
        var before = await CountAsync();
        await Should.ThrowAsync<InvalidDataException>(() => store.WriteAsync("kept.txt", Of("longer"), 5, default));
        await Should.ThrowAsync<IOException>(() => store.WriteAsync("kept.txt", new Breaking(), 1_000_000, default));
        await Should.ThrowAsync<IOException>(() => store.WriteAsync("new.txt", new Breaking(), 1_000_000, default));
        (await ReadAsync(store, "kept.txt")).ShouldBe("whole");
        (await store.OpenAsync("new.txt", default)).ShouldBeNull();
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_tenant_has_names_of_its_own()
    {
        var store = await OpenAsync();
        using (TenantScope.Enter(A)) await store.WriteAsync("same.txt", Of("A's"), 100, default);
        using (TenantScope.Enter(B))
        {
            (await store.OpenAsync("same.txt", default)).ShouldBeNull();
            await store.DeleteAsync("same.txt", default);
            await store.WriteAsync("same.txt", Of("B's"), 100, default);
        }

        using (TenantScope.Enter(A)) (await ReadAsync(store, "same.txt")).ShouldBe("A's");
        await Should.ThrowAsync<NoTenantException>(() => store.OpenAsync("same.txt", default));
    }

    [Fact]
    public async Task No_trick_with_a_name_leads_out_of_the_tenants_own_files()
    {
        var store = await OpenAsync();
        using (TenantScope.Enter(A)) await store.WriteAsync("secret.txt", Of("A's"), 100, default);
        using var scope = TenantScope.Enter(B);
        string[] tricks =
        [
            $"../{A}/secret.txt", $"x/../../{A}/secret.txt", $"/{A}/secret.txt", $"{A}/../{A}/secret.txt", $"..%2f{A}%2fsecret.txt", $"%2e%2e/{A}/secret.txt", $"..\\{A}\\secret.txt",
            $"./../{A}/secret.txt", $"..;/{A}/secret.txt", $"x//..//../{A}/secret.txt", "/etc/passwd", "C:\\secret.txt", "", ".", "..", "a/", "/a", "a//b", ".hidden", "a/.hidden", "A.txt",
            "a\n", "a\0b", "ä.txt", "a b", "~/a", "a..b", "a.", $"a/{new string('b', 200)}", "a?versionId=1", "a#b", "\u2025/a", "．．/a",
        ];
        foreach (var trick in tricks)
        {
            await Should.ThrowAsync<ArgumentException>(() => store.OpenAsync(trick, default), trick);
            await Should.ThrowAsync<ArgumentException>(() => store.WriteAsync(trick, Of("B's"), 100, default), trick);
            await Should.ThrowAsync<ArgumentException>(() => store.DeleteAsync(trick, default), trick);
        }

        // A name that is right, and means a file of B's own.
        (await store.OpenAsync($"{A}/secret.txt", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_reads_a_file_that_is_replaced_or_removed_meanwhile_reads_it_to_its_end()
    {
        var store = await OpenAsync();
        using var scope = TenantScope.Enter(A);
        await store.WriteAsync("read.txt", Of("as it was"), 100, default);
        await using var reading = await store.OpenAsync("read.txt", default);
        await store.WriteAsync("read.txt", Of("other"), 100, default);
        await store.DeleteAsync("read.txt", default);
        (await new StreamReader(reading!).ReadToEndAsync()).ShouldBe("as it was");
    }

    private static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> ReadAsync(IBlobStore store, string name)
    {
        await using var stream = await store.OpenAsync(name, default);
        return await new StreamReader(stream!).ReadToEndAsync();
    }

    /// <summary>Gives a few bytes and breaks off, as a process does that is killed.</summary>
    private sealed class Breaking : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ < 3 ? ValueTask.FromResult(Math.Min(100, buffer.Length)) : throw new IOException("Broken off.");
    }
}

public sealed class FolderBlobStoreTests : BlobStoreTests, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-blobs-");

    private protected override Task<IBlobStore> OpenAsync() => Task.FromResult<IBlobStore>(new FolderBlobStore(folder.FullName, TimeProvider.System));

    private protected override Task<int> CountAsync() => Task.FromResult(folder.EnumerateFiles("*", SearchOption.AllDirectories).Count());

    [Fact]
    public async Task What_a_killed_process_left_is_swept_and_nobody_else_of_the_machine_reads_the_files()
    {
        var store = await OpenAsync();
        var left = Path.Combine(folder.FullName, ".unfinished", "left");
        await File.WriteAllTextAsync(left, "half");
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        using var scope = TenantScope.Enter(TenantId.New());
        await store.WriteAsync("a/b.txt", new MemoryStream([1]), 1, default);
        File.Exists(left).ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder.FullName, TenantScope.Current.ToString())).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

public sealed class S3BlobStoreTests : BlobStoreTests
{
    private protected override async Task<IBlobStore> OpenAsync() => new S3BlobStore(await ConnectAsync(), S3Server.Bucket);

    private protected override async Task<int> CountAsync() => (await (await ConnectAsync()).ListObjectsV2Async(new() { BucketName = S3Server.Bucket })).KeyCount ?? 0;

    [Fact]
    public async Task A_bucket_that_is_not_there_is_an_error_and_not_an_empty_place()
    {
        var store = new S3BlobStore(await ConnectAsync(), "no-such-bucket");
        using var scope = TenantScope.Enter(TenantId.New());
        await Should.ThrowAsync<Amazon.S3.AmazonS3Exception>(() => store.OpenAsync("a.txt", default));
    }

    private static async Task<Amazon.S3.AmazonS3Client> ConnectAsync() =>
        S3BlobStore.Connect(new(S3Server.Bucket, await S3Server.UrlAsync(), "us-east-1", S3Server.AccessKey, S3Server.SecretKey));
}
