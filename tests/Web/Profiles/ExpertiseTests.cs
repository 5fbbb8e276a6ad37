using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Profiles.Areas.Profiles.Expertise;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Profiles;

/// <summary>What a developer offers, and what becomes of the pictures that they send.</summary>
public sealed class ExpertiseTests(PrepApp app) : IClassFixture<PrepApp>
{
    private const string Page = "/profile/expertise";

    [Fact]
    public async Task It_is_saved_checked_and_a_stale_form_answers_409()
    {
        using var developer = await app.SignInAsync("developer@lakeside.test", "lakeside");
        var version = Say.Number((await ProfileAsync("lakeside")).Version);
        (await developer.PostFormAsync(Page, ("Version", version), ("Headline", "Data engineer"), ("Expertise", "SQL, sql, Spark"), ("Years", "8"), ("About", ""), ("Link", ""))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await ProfileAsync("lakeside")).Expertise.ShouldBe(["SQL", "Spark"]);
        var stale = await developer.PostFormAsync(Page, ("Version", version), ("Headline", "Second tab"), ("Expertise", ""), ("About", ""), ("Link", ""));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await stale.Content.ReadAsStringAsync()).ShouldContain("you typed: Second tab");
        var wrong = await developer.PostFormAsync(Page, ("Version", version), ("Headline", ""), ("Years", "99"), ("Link", "javascript:alert(1)"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var says in new[] { "Say in a line what you do", "Give years from 0 to 60" }) (await wrong.Content.ReadAsStringAsync()).ShouldContain(says);
        var link = await developer.PostFormAsync(Page, ("Version", version), ("Headline", "Data engineer"), ("Link", "javascript:alert(1)"));
        link.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await link.Content.ReadAsStringAsync()).ShouldContain("Give an address such as");
    }

    [PictureTheory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("webp")]
    public async Task A_picture_becomes_a_small_square_that_everyone_here_sees_and_nobody_elsewhere(string kind)
    {
        using var developer = await app.SignInAsync("developer@northfield.test", "northfield");
        (await UploadAsync(developer, await As(kind, Picture(400, 300)))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var id = (await ProfileAsync("northfield")).Id;
        using var student = await app.SignInAsync("student1@northfield.test", "northfield");
        var shown = await student.GetAsync($"/experts/{id}/picture");
        var bytes = await shown.Content.ReadAsByteArrayAsync();
        PictureFile.IsSquare(bytes).ShouldBeTrue();
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        shown.Headers.CacheControl!.ToString().ShouldBe("max-age=86400, private");
        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        using var stranger = await app.SignInAsync("student1@lakeside.test", "lakeside");
        (await stranger.GetAsync($"/experts/{id}/picture")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Visit("northfield").GetAsync($"/experts/{id}/picture")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await developer.PostFormAsync($"{Page}/picture/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.GetAsync($"/experts/{id}/picture")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [PictureFact]
    public async Task What_hides_behind_or_in_a_picture_is_gone()
    {
        using var developer = await app.SignInAsync("developer@northfield.test", "northfield");
        var payload = "<script>alert(document.cookie)</script>"u8.ToArray();
        byte[] polyglot = [.. Picture(300, 300, payload), .. "PK\u0003\u0004"u8, .. payload];
        (await UploadAsync(developer, polyglot)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var kept = await (await developer.GetAsync($"/experts/{(await ProfileAsync("northfield")).Id}/picture")).Content.ReadAsByteArrayAsync();
        PictureFile.IsSquare(kept).ShouldBeTrue();
        kept.AsSpan().IndexOf("script"u8).ShouldBe(-1);
    }

    [PictureTheory]
    [InlineData("wrong type", "Choose a PNG, JPEG or WebP picture")]
    [InlineData("vector with a file name", "Choose a PNG, JPEG or WebP picture")]
    [InlineData("truncated", "cannot be read")]
    [InlineData("only a head", "cannot be read")]
    [InlineData("huge dimensions", "cannot be read")]
    [InlineData("decompression bomb", "cannot be read")]
    [InlineData("too large", "larger than 2 MB")]
    public async Task A_hostile_file_is_refused_in_words_and_leaves_nothing(string what, string says)
    {
        using var developer = await app.SignInAsync("developer@northfield.test", "northfield");
        var before = (await ProfileAsync("northfield")).Version;
        var bytes = what switch
        {
            "wrong type" => "GIF89a, and more of it than twelve bytes"u8.ToArray(),
            "vector with a file name" => "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"/etc/passwd\"/></svg>"u8.ToArray(),
            "truncated" => Picture(500, 500)[..^400],
            "only a head" => Picture(10, 10)[..20],
            "huge dimensions" => Picture(60_000, 60_000, rows: 1),
            "decompression bomb" => Picture(11_900, 11_900),
            _ => new byte[PictureFile.MostBytes + 1],
        };
        if (what != "too large") bytes.Length.ShouldBeLessThan(PictureFile.MostBytes);
        var answer = await UploadAsync(developer, bytes);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
        (await ProfileAsync("northfield")).Version.ShouldBe(before);
    }

    /// <summary>A grey PNG; only its first rows where that is said; with a comment.</summary>
    private static byte[] Picture(int width, int height, byte[]? comment = null, int rows = 0)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < (rows > 0 ? rows : height); y++)
            {
                for (var x = 0; x < width && width < 1000; x++) row[x + 1] = (byte)(x * 7 + y * 13);
                zip.Write(row);
            }
        }

        byte[] text = [.. "Comment\0"u8, .. comment ?? []];
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. comment is null ? [] : Chunk("tEXt", text), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }

    private static async Task<byte[]> As(string kind, byte[] png)
    {
        var command = new SandboxCommand("/usr/bin/convert", ["png:-", $"{kind}:-"]) { Input = new MemoryStream(png), Memory = 1L << 30 };
        var run = await Sandboxes.Open(new SandboxOptions()).RunAsync(command, CancellationToken.None);
        (run.End, run.ExitCode).ShouldBe((SandboxEnd.Exited, 0));
        return run.Output.ToArray();
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor developer, byte[] bytes)
    {
        using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var form = new MultipartFormDataContent { { new StringContent(await developer.TokenAsync()), "__RequestVerificationToken" }, { file, "picture", "../../me.png" } };
        return await developer.SendAsync(HttpMethod.Post, $"{Page}/picture", form);
    }

    private Task<ExpertProfile> ProfileAsync(string tenant) => app.InDbAsync(tenant, db => db.Set<ExpertProfile>().AsNoTracking().SingleAsync());
}

/// <summary>Skipped where the tools that pictures are made with are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute()
    {
        if (SavePicture.Missing(Sandboxes.Open(new SandboxOptions())) is { Count: > 0 } missing) Skip = $"{string.Join(' ', missing)} (./prep test as root installs packages.)";
    }
}

/// <summary>The same for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureTheoryAttribute : TheoryAttribute
{
    public PictureTheoryAttribute() => Skip = new PictureFactAttribute().Skip;
}
