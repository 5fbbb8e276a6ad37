using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Recordings;

namespace PrepPlatform.Tests.Web.Recordings;

/// <summary>Recordings that answers hold, whoever scores them, and what is swept.</summary>
public sealed class KeepingTests(RecordingApp app) : IClassFixture<RecordingApp>
{
    [Fact]
    public async Task An_answer_takes_a_recording_of_its_person_for_its_subject_in_its_own_unit_of_work()
    {
        using var recorder = await app.RecorderAsync();
        var subject = Guid.CreateVersion7();
        var (name, _) = await recorder.StartAsync(subject);
        var person = (await app.RowAsync(name))!.PersonId;
        (await TakeAsync(subject, person, name, save: false)).ShouldBeTrue();
        (await app.RowAsync(name))!.TakenAt.ShouldBeNull();
        foreach (var (kind, s, p, n) in new[] { ("other", subject, person, name), (RecordingApp.Kind, Guid.CreateVersion7(), person, name), (RecordingApp.Kind, subject, Guid.CreateVersion7(), name), (RecordingApp.Kind, subject, person, "../x") })
            (await TakeAsync(s, p, n, save: true, kind)).ShouldBeFalse();
        (await TakeAsync(subject, person, name, save: true)).ShouldBeTrue();
        (await app.RowAsync(name))!.TakenAt.ShouldNotBeNull();
        (await app.InAsync("lakeside", s => s.GetRequiredService<IRecordings>().TakeAsync(RecordingApp.Kind, subject, person, name, default))).ShouldBeFalse();
    }

    [Fact]
    public async Task States_are_found_by_name()
    {
        using var recorder = await app.RecorderAsync();
        var whole = await recorder.RecordAsync(RecordingApp.Wav(1_000));
        var (begun, _) = await recorder.StartAsync();
        var found = await app.InAsync("northfield", s => s.GetRequiredService<IRecordings>().FindAsync([whole, begun, begun, Recording.NameOf(Guid.CreateVersion7()), "", "x"], default));
        found.Keys.ShouldBe([whole, begun], ignoreOrder: true);
        (found[whole].Bytes, found[whole].IsWhole, found[whole].Url).ShouldBe((1_044, true, $"/recordings/{whole}/audio"));
        (found[begun].Bytes, found[begun].IsWhole).ShouldBe((0, false));
        (await app.InAsync("lakeside", s => s.GetRequiredService<IRecordings>().FindAsync([whole], default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_scores_waits_for_what_is_on_its_way_and_then_takes_what_came()
    {
        using var recorder = await app.RecorderAsync();
        var (name, _) = await recorder.StartAsync();
        var wav = RecordingApp.Wav(5_000);
        await recorder.SendAsync(name, 0, wav[..3_000]);
        (await FilesAsync(f => f.WaitUntilAsync([name], default)))!.Value.ShouldBeInRange(TimeProvider.System.GetUtcNow().AddSeconds(90), TimeProvider.System.GetUtcNow().AddMinutes(2));
        await app.ChangeAsync(name, r => r.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastAt, x => x.LastAt.AddMinutes(-2))));
        (await FilesAsync(f => f.WaitUntilAsync([name], default))).ShouldBeNull();
        var path = await FilesAsync(async f =>
        {
            await using var local = await f.OpenAsync(name, default);
            var bytes = await File.ReadAllBytesAsync(local!.Path);
            bytes.Length.ShouldBe(3_000);
            BitConverter.ToUInt32(bytes, 40).ShouldBe(2_956u);
            if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(local.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return local.Path;
        });
        File.Exists(path).ShouldBeFalse();
        (await recorder.SendAsync(name, 3_000, wav[3_000..])).StatusCode.ShouldBe(HttpStatusCode.Conflict, "what was scored is what is heard");
        (await (await recorder.HearAsync(name)).Content.ReadAsByteArrayAsync()).Length.ShouldBe(3_000);
        foreach (var none in new[] { Recording.NameOf(Guid.CreateVersion7()), "x", (await recorder.StartAsync()).Name }) (await FilesAsync(f => f.OpenAsync(none, default))).ShouldBeNull();
    }

    [Fact]
    public async Task What_no_answer_holds_is_swept_after_two_days_with_its_files()
    {
        using var recorder = await app.RecorderAsync();
        var subject = Guid.CreateVersion7();
        var taken = await recorder.RecordAsync(RecordingApp.Wav(1_000), subject: subject);
        (await TakeAsync(subject, (await app.RowAsync(taken))!.PersonId, taken, save: true)).ShouldBeTrue();
        var whole = await recorder.RecordAsync(RecordingApp.Wav(1_000));
        var (half, _) = await recorder.StartAsync();
        await recorder.SendAsync(half, 0, RecordingApp.Wav(100));
        await recorder.SendAsync(half, 144, [1]);
        // A process died after it had written the next piece, and another before the pieces of a whole one were removed.
        await app.InAsync("northfield", async s => await s.GetRequiredService<IBlobStore>().WriteAsync(Recording.PieceOf(Guid.ParseExact(half, "N"), 2), new MemoryStream([1]), 1, default));
        await app.InAsync("northfield", async s => await s.GetRequiredService<IBlobStore>().WriteAsync(Recording.PieceOf(Guid.ParseExact(taken, "N"), 0), new MemoryStream([1]), 1, default));
        await app.ChangeAsync(taken, r => r.ExecuteUpdateAsync(s => s.SetProperty(x => x.Pieces, 1)));
        await SweepAsync(TimeSpan.FromHours(47));
        foreach (var (name, files) in new[] { (taken, 2), (whole, 1), (half, 3) }) (await app.StoredAsync(name)).ShouldBe(files);
        (await SweepAsync(TimeSpan.FromHours(49)))!.ShouldEndWith(" recordings");
        foreach (var (name, files) in new[] { (taken, 1), (whole, 0), (half, 0) }) (await app.StoredAsync(name)).ShouldBe(files);
        foreach (var name in new[] { whole, half }) (await app.RowAsync(name)).ShouldBeNull();
        (await recorder.HearAsync(taken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SweepAsync(TimeSpan.FromHours(49))).ShouldBeNull();
    }

    [Fact]
    public void Files_at_hand_of_a_killed_process_are_removed_by_the_next_and_those_of_a_living_one_are_not()
    {
        using var living = new RecordingFolder();
        var at = living.Create();
        var left = Directory.CreateTempSubdirectory("prep-recordings-").FullName;
        File.WriteAllText(Path.Combine(left, "held"), "");
        File.WriteAllText(Path.Combine(left, "voice"), "somebody's");
        using (new RecordingFolder()) { }
        Directory.Exists(left).ShouldBeFalse();
        File.Exists(at.Path).ShouldBeTrue();
        living.Dispose();
        File.Exists(at.Path).ShouldBeFalse();
    }

    private Task<T> FilesAsync<T>(Func<RecordingFiles, Task<T>> work) => app.InAsync("northfield", s => work(s.GetRequiredService<RecordingFiles>()));

    private Task<bool> TakeAsync(Guid subject, Guid person, string name, bool save, string kind = RecordingApp.Kind) => app.InAsync("northfield", async s =>
    {
        var taken = await s.GetRequiredService<IRecordings>().TakeAsync(kind, subject, person, name, default);
        if (save) await s.GetRequiredService<PrepDb>().SaveChangesAsync();
        return taken;
    });

    private Task<string?> SweepAsync(TimeSpan ahead) => app.InAsync("northfield", s => ActivatorUtilities.CreateInstance<SweepRecordings>(s, new Ahead(ahead)).RunAsync(CancellationToken.None));

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
