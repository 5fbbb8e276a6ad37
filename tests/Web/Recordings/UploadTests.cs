using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Areas.Evaluation.Recordings;
using PrepPlatform.Evaluation.Recordings;

namespace PrepPlatform.Tests.Web.Recordings;

/// <summary>Recordings on their way: nothing is lost, doubled or put in the wrong place.</summary>
public sealed class UploadTests(RecordingApp app) : IClassFixture<RecordingApp>
{
    [Fact]
    public async Task A_recording_goes_on_after_a_reload_where_the_server_says()
    {
        var wav = RecordingApp.Wav(50_000);
        using var first = await app.RecorderAsync();
        var (name, most) = await first.StartAsync(type: "audio/WAV; codecs=1");
        most.ShouldBe((10 + 5) * 192_000 + 64 * 1024);
        (await Recorder.JsonAsync(await first.SendAsync(name, 0, wav[..20_000]))).GetProperty("offset").GetInt64().ShouldBe(20_000);
        using var again = await app.RecorderAsync();
        (await again.StateAsync(name)).ShouldBe((20_000, false));
        (await again.SendAsync(name, 20_000, wav[20_000..])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.EndAsync(name)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.StateAsync(name)).ShouldBe((wav.Length, true));
        (await again.Visitor.GetAsync($"/recordings/{name}")).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await (await again.HearAsync(name)).Content.ReadAsByteArrayAsync())[44..].ShouldBe(wav[44..]);
    }

    [Fact]
    public async Task A_piece_that_was_lost_comes_again_one_that_came_is_not_doubled_and_one_ahead_waits_its_turn()
    {
        var wav = RecordingApp.Wav(30_000);
        using var recorder = await app.RecorderAsync();
        var (name, _) = await recorder.StartAsync();
        await recorder.SendAsync(name, 0, wav[..10_000]);
        foreach (var (offset, piece) in new[] { (0, wav[..10_000]), (20_000, wav[20_000..]), (5_000, wav[5_000..15_000]), (-1, wav) })
        {
            var answer = await recorder.SendAsync(name, offset, piece);
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await Recorder.JsonAsync(answer)).GetProperty("offset").GetInt64().ShouldBe(10_000);
        }

        // The answer to this one was lost; sent again in other portions it goes on where it should.
        await recorder.SendAsync(name, 10_000, wav[10_000..25_000]);
        (await recorder.SendAsync(name, 10_000, wav[10_000..20_000])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await recorder.SendAsync(name, 25_000, wav[25_000..])).StatusCode.ShouldBe(HttpStatusCode.OK);
        await recorder.EndAsync(name);
        (await (await recorder.HearAsync(name)).Content.ReadAsByteArrayAsync())[44..].ShouldBe(wav[44..]);
    }

    [Fact]
    public async Task Of_many_pieces_for_one_place_one_counts_and_its_bytes_are_those_that_are_kept()
    {
        using var recorder = await app.RecorderAsync();
        var (name, _) = await recorder.StartAsync();
        var head = RecordingApp.Wav(0);
        await recorder.SendAsync(name, 0, head);
        var pieces = Enumerable.Range(1, 8).Select(n => Enumerable.Repeat((byte)n, n * 1_000).ToArray()).ToList();
        var answers = await Task.WhenAll(pieces.Select(p => recorder.SendAsync(name, head.Length, p)));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        var won = pieces[Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.OK)];
        (await recorder.StateAsync(name)).Offset.ShouldBe(head.Length + won.Length);
        await recorder.EndAsync(name);
        (await (await recorder.HearAsync(name)).Content.ReadAsByteArrayAsync())[44..].ShouldBe(won);
    }

    [Fact]
    public async Task Too_much_at_once_too_much_in_all_and_nothing_are_refused_in_words()
    {
        using var recorder = await app.RecorderAsync();
        var (name, most) = await recorder.StartAsync(type: "audio/mpeg");
        most.ShouldBe((10 + 5) * 40_000 + 64 * 1024);
        var piece = new byte[RecordingLimits.MostPiece + 1];
        var tooLong = await recorder.SendAsync(name, 0, piece);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Recorder.JsonAsync(tooLong)).GetProperty("message").GetString().ShouldBe("The recording is longer than it may be; what arrived before counts.");
        (await recorder.SendAsync(name, 0, [])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recorder.SendAsync(name, 0, piece[1..])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await recorder.SendAsync(name, RecordingLimits.MostPiece, piece[..(int)(most - RecordingLimits.MostPiece + 1)])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await recorder.SendAsync(name, RecordingLimits.MostPiece, piece[..(int)(most - RecordingLimits.MostPiece)])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await recorder.StateAsync(name)).ShouldBe((most, false));
    }

    [Fact]
    public async Task Thirty_takes_and_a_total_are_all_that_one_person_keeps_for_a_subject()
    {
        using var recorder = await app.RecorderAsync();
        var subject = Guid.CreateVersion7();
        for (var take = 0; take < RecordingLimits.MostTakes; take++) await recorder.StartAsync(subject);
        var refused = await recorder.AskAsync(subject);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Recorder.JsonAsync(refused)).GetProperty("message").GetString()!.ShouldContain("30 times");

        var other = Guid.CreateVersion7();
        var (full, _) = await recorder.StartAsync(other);
        await app.ChangeAsync(full, r => r.ExecuteUpdateAsync(s => s.SetProperty(x => x.Bytes, RecordingLimits.TotalFor(0) - 3_000_000)));
        var (last, most) = await recorder.StartAsync(other);
        await app.ChangeAsync(full, r => r.ExecuteUpdateAsync(s => s.SetProperty(x => x.Bytes, RecordingLimits.TotalFor(0) - 100)));
        (await recorder.SendAsync(last, 0, new byte[101])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, $"{most} would fit into the recording, and not into all of them");
        (await (await recorder.AskAsync(other)).Content.ReadAsStringAsync()).ShouldContain("as much as is kept");
    }

    [Fact]
    public async Task Where_the_module_says_no_there_is_nothing_and_an_upload_ends_a_while_after_its_subject()
    {
        using var recorder = await app.RecorderAsync();
        var subject = Guid.CreateVersion7();
        var (name, _) = await recorder.StartAsync(subject);
        app.Owner.Times[subject] = null;
        (await recorder.AskAsync(subject)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await recorder.AskAsync(Guid.CreateVersion7(), kind: "unknown")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await recorder.AskAsync(Guid.CreateVersion7(), type: "video/mp4")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recorder.AskAsync(Guid.CreateVersion7(), type: new string('a', 101))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recorder.SendAsync(name, 0, RecordingApp.Wav(100))).StatusCode.ShouldBe(HttpStatusCode.OK, "what was recorded in time may arrive a little later");
        (await app.RowAsync(name))!.Until.ShouldBeInRange(TimeProvider.System.GetUtcNow().AddMinutes(3), TimeProvider.System.GetUtcNow().AddMinutes(3.5));
        await app.ChangeAsync(name, r => r.ExecuteUpdateAsync(s => s.SetProperty(x => x.Until, TimeProvider.System.GetUtcNow().AddSeconds(-1))));
        (await recorder.SendAsync(name, 144, [1])).StatusCode.ShouldBe(HttpStatusCode.Gone);
        app.Owner.Times[subject] = TimeSpan.FromSeconds(1);
        (await recorder.SendAsync(name, 144, [1])).StatusCode.ShouldBe(HttpStatusCode.OK, "the subject is open, however long the connection was lost");
    }

    [Fact]
    public async Task Nobody_sends_ends_or_sees_what_is_anothers()
    {
        using var maker = await app.RecorderAsync();
        var (name, _) = await maker.StartAsync();
        await maker.SendAsync(name, 0, RecordingApp.Wav(100));
        foreach (var (email, site) in new[] { ("student2@northfield.test", "northfield"), ("student1@lakeside.test", "lakeside") })
        {
            using var other = await app.RecorderAsync(email, site);
            (await other.Visitor.GetAsync($"/recordings/{name}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.SendAsync(name, 144, [1])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.EndAsync(name)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await maker.Visitor.SendAsync(HttpMethod.Post, $"/recordings/{name}/pieces?offset=144", new ByteArrayContent([1]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "no token");
        (await maker.StateAsync(name)).ShouldBe((144, false));
    }

    [Fact]
    public async Task A_session_that_sends_without_end_is_held_up_and_another_is_not()
    {
        using var flood = await app.RecorderAsync();
        var none = Guid.CreateVersion7().ToString("N");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 2 * RecordingLimits.MostInAMinute && !answers.Contains(HttpStatusCode.TooManyRequests); i++) answers.Add((await flood.EndAsync(none)).StatusCode);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        using var other = await app.RecorderAsync();
        (await other.EndAsync(none)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_piece_does_not_count_before_its_file_is_there_and_what_was_half_done_is_replaced()
    {
        using var recorder = await app.RecorderAsync();
        var (name, _) = await recorder.StartAsync();
        var (person, wav) = ((await app.RowAsync(name))!.PersonId, RecordingApp.Wav(3_000));
        await Should.ThrowAsync<IOException>(() => app.InAsync("northfield", s => ActivatorUtilities.CreateInstance<KeepPiece>(s, new DyingStore(s.GetRequiredService<IBlobStore>()))
            .RunAsync(Guid.ParseExact(name, "N"), person, 0, new MemoryStream(wav), default)));
        (await app.StoredAsync(name)).ShouldBe(1);
        (await recorder.StateAsync(name)).Offset.ShouldBe(0);
        (await recorder.SendAsync(name, 0, wav[..1_000])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await recorder.SendAsync(name, 1_000, wav[1_000..])).StatusCode.ShouldBe(HttpStatusCode.OK);
        await recorder.EndAsync(name);
        (await (await recorder.HearAsync(name)).Content.ReadAsByteArrayAsync())[44..].ShouldBe(wav[44..]);
    }

    /// <summary>Writes, and dies before it can say so.</summary>
    private sealed class DyingStore(IBlobStore inner) : IBlobStore
    {
        public async Task<long> WriteAsync(string name, Stream content, long limit, CancellationToken cancellation) =>
            await inner.WriteAsync(name, content, limit, cancellation) > 0 ? throw new IOException("Gone.") : 0;

        public Task<Stream?> OpenAsync(string name, CancellationToken cancellation) => inner.OpenAsync(name, cancellation);

        public Task DeleteAsync(string name, CancellationToken cancellation) => inner.DeleteAsync(name, cancellation);
    }
}
