using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PrepPlatform.Tests.Web.Recordings;

/// <summary>What holds for whole recordings wherever files are kept.</summary>
public abstract class WholeTests(RecordingApp app)
{
    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFFFFFFu)]
    public async Task The_sizes_in_a_wav_header_are_filled_in(uint open)
    {
        using var recorder = await app.RecorderAsync();
        var wav = RecordingApp.Wav(400, open);
        var name = await recorder.RecordAsync(wav, piece: 7);
        var heard = await (await recorder.HearAsync(name)).Content.ReadAsByteArrayAsync();
        BinaryPrimitives.ReadUInt32LittleEndian(heard.AsSpan(4)).ShouldBe(436u);
        BinaryPrimitives.ReadUInt32LittleEndian(heard.AsSpan(40)).ShouldBe(400u);
        heard[44..].ShouldBe(wav[44..]);
    }

    [Fact]
    public async Task A_player_goes_to_any_place_and_asks_for_what_it_has_only_whether_it_may()
    {
        using var recorder = await app.RecorderAsync();
        var wav = RecordingApp.Wav(300_000, 300_000);
        var name = await recorder.RecordAsync(wav, piece: 100_000);
        var all = await recorder.HearAsync(name);
        all.Content.Headers.ContentType!.ToString().ShouldBe("audio/wav");
        all.Content.Headers.ContentLength.ShouldBe(wav.Length);
        all.Content.Headers.ContentDisposition!.ToString().ShouldBe("inline");
        all.Headers.AcceptRanges.ShouldBe(["bytes"]);
        all.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        all.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        foreach (var (range, from, to) in new[] { ("bytes=200000-200099", 200_000, 200_100), ("bytes=299000-", 299_000, wav.Length), ("bytes=-5", wav.Length - 5, wav.Length) })
        {
            var part = await recorder.HearAsync(name, ("Range", range));
            part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
            part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {from}-{to - 1}/{wav.Length}");
            (await part.Content.ReadAsByteArrayAsync()).ShouldBe(wav[from..to]);
        }

        (await recorder.HearAsync(name, ("Range", "bytes=400000-"))).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        (await recorder.HearAsync(name, ("If-None-Match", all.Headers.ETag!.ToString()))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("audio/wav", "RIFF....WAVE....", true)]
    [InlineData("audio/wav", "<script>alert(1)</script>", false)]
    [InlineData("audio/wav", "RIFF....AVI ....", false)]
    [InlineData("audio/wav", "RIFF", false)]
    [InlineData("audio/webm", "\u001aE\u00df\u00a3............", true)]
    [InlineData("audio/webm", "OggS............", false)]
    [InlineData("audio/ogg", "OggS............", true)]
    [InlineData("audio/mpeg", "ID3.............", true)]
    [InlineData("audio/mpeg", "\u00ff\u00fb..............", true)]
    [InlineData("audio/mpeg", "%PDF-1.7........", false)]
    [InlineData("audio/mp4", "....ftypM4A ....", true)]
    [InlineData("audio/mp4", "....moov........", false)]
    [InlineData("audio/flac", "fLaC............", true)]
    [InlineData("audio/flac", "RIFF....WAVE....", false)]
    public async Task A_file_that_does_not_begin_as_its_type_does_is_not_kept(string type, string begins, bool kept)
    {
        using var recorder = await app.RecorderAsync();
        var (name, _) = await recorder.StartAsync(type: type);
        await recorder.SendAsync(name, 0, Encoding.Latin1.GetBytes(begins));
        var ended = await recorder.EndAsync(name);
        ended.StatusCode.ShouldBe(kept ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity);
        if (!kept) (await Recorder.JsonAsync(ended)).GetProperty("message").GetString()!.ShouldContain("Record the answer again");
        var heard = await recorder.HearAsync(name);
        heard.StatusCode.ShouldBe(kept ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        if (kept) heard.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        else (await app.RowAsync(name)).ShouldBeNull();
    }

    [Fact]
    public async Task Ending_twice_or_at_once_makes_one_file_that_takes_nothing_more()
    {
        using var recorder = await app.RecorderAsync();
        var (name, _) = await recorder.StartAsync();
        (await recorder.EndAsync(name)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "nothing is here yet");
        (await recorder.HearAsync(name)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var wav = RecordingApp.Wav(9_000, 9_000);
        for (var at = 0; at < wav.Length; at += 1_000) await recorder.SendAsync(name, at, wav[at..Math.Min(wav.Length, at + 1_000)]);
        var ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => recorder.EndAsync(name)));
        ends.ShouldAllBe(e => e.StatusCode == HttpStatusCode.OK);
        (await Recorder.JsonAsync(await recorder.EndAsync(name))).GetProperty("offset").GetInt64().ShouldBe(wav.Length);
        var late = await recorder.SendAsync(name, wav.Length, [1]);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Recorder.JsonAsync(late)).GetProperty("closed").GetBoolean().ShouldBeTrue();
        (await (await recorder.HearAsync(name)).Content.ReadAsByteArrayAsync()).ShouldBe(wav);
        (await app.RowAsync(name))!.Pieces.ShouldBe(0);
    }
}

public sealed class FolderWholeTests(RecordingApp app) : WholeTests(app), IClassFixture<RecordingApp>
{
    private readonly RecordingApp app = app;

    [Fact]
    public async Task Whoever_may_hear_the_subject_hears_it_and_nobody_else()
    {
        using var maker = await app.RecorderAsync();
        var subject = Guid.CreateVersion7();
        var name = await maker.RecordAsync(RecordingApp.Wav(1_000), subject: subject);
        (await app.StoredAsync(name)).ShouldBe(1, "the pieces are gone");
        using var teacher = await app.RecorderAsync("instructor@northfield.test");
        (await teacher.HearAsync(name)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Owner.Open.Add(subject);
        (await teacher.HearAsync(name)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var elsewhere = await app.RecorderAsync("instructor@lakeside.test", "lakeside");
        (await elsewhere.HearAsync(name)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Visit("northfield").GetAsync($"/recordings/{name}/audio")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}

public sealed class S3WholeTests(S3RecordingApp app) : WholeTests(app), IClassFixture<S3RecordingApp>;
