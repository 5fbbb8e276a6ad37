using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data;
using PrepPlatform.Data.Tenancy;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>How a shortlist comes to be: whole, once, and the same again.</summary>
public sealed class MakingTests(PlacementRoom room) : IClassFixture<PlacementRoom>
{
    private static readonly DateTimeOffset Due = new(2026, 11, 20, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_best_stand_first_and_all_who_tie_with_the_last_stand_on_it()
    {
        var ids = PlacementRoom.Strangers(6);
        var drive = await room.DriveAsync(2, (ids[0], 9), (ids[1], 8), (ids[2], 8), (ids[3], 7.5m), (ids[4], 6.9m), (ids[5], null));
        var made = (await room.MakeAsync(drive.Id, Due)).Value;
        (made.Considered, made.Qualified, made.Listed, made.RulesNumber, made.Engine, made.Most).ShouldBe((6, 4, 3, 1, ShortlistEngine.Version, 2));
        var entries = (await room.EntriesAsync(made.Id)).ToDictionary(e => e.StudentId);
        ids.Select(i => entries[i].Rank).ShouldBe([1, 2, 2, null, null, null]);
        ShortlistJson.Parts(entries[ids[0]].Parts).Select(p => (p.Label, p.Points, p.Value)).ShouldBe([("CGPA", 40, "9.00"), ("Skills", 5, "1")]);
        ShortlistJson.Missed(entries[ids[4]].Parts).Single().ShouldBe(new("CGPA", "CGPA of at least 7.00", "6.90", "Raise it by 0.10"));
        ShortlistJson.Missed(entries[ids[5]].Parts).Single().Actual.ShouldBe("not known");
    }

    [Fact]
    public async Task For_one_time_there_is_one_list_however_often_and_by_how_many_it_is_made()
    {
        var drive = await room.DriveAsync(5, [.. PlacementRoom.Strangers(300).Select((s, i) => (s, (decimal?)(6 + i % 40 / 10m)))]);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => room.MakeAsync(drive.Id, Due))));
        made.Select(m => m.Value.Id).Distinct().ShouldHaveSingleItem();
        (await room.EntriesAsync(made[0].Value.Id)).Count.ShouldBe(300);
        (await room.MakeAsync(drive.Id, Due.AddDays(1))).Value.Id.ShouldNotBe(made[0].Value.Id);
        (await room.MakeAsync(drive.Id, Due, dryRun: true)).Value.DryRun.ShouldBeTrue();
    }

    [Fact]
    public async Task Broken_off_half_way_nothing_of_it_stays_and_the_next_try_makes_all_of_it()
    {
        var ids = PlacementRoom.Strangers(4100); // More than are read at a time.
        var drive = await room.DriveAsync(10, [.. ids.Select(s => (s, (decimal?)8))]);
        await SetFactsAsync(ids.Max(), "this is no JSON");
        await Should.ThrowAsync<JsonException>(() => room.MakeAsync(drive.Id, Due));
        (await room.InDbAsync(PlacementRoom.College, db => db.Set<Shortlist>().CountAsync(s => s.DriveRow == drive.Id))).ShouldBe(0);
        (await room.InDbAsync(PlacementRoom.College, db => db.Set<ShortlistEntry>().CountAsync(e => ids.Contains(e.StudentId)))).ShouldBe(0);
        await SetFactsAsync(ids.Max(), "{}");
        var made = (await room.MakeAsync(drive.Id, Due)).Value;
        (made.Considered, made.Listed).ShouldBe((4100, 4099));
        (await room.EntriesAsync(made.Id)).Count.ShouldBe(4100);
    }

    [Fact]
    public async Task Stopped_by_its_worker_nothing_of_it_stays()
    {
        var drive = await room.DriveAsync(10, [.. PlacementRoom.Strangers(3000).Select(s => (s, (decimal?)8))]);
        using var stop = new CancellationTokenSource();
        var making = Task.Run(() => room.MakeAsync(drive.Id, Due, cancellation: stop.Token));
        await stop.CancelAsync();
        try
        {
            await making;
        }
        catch (Exception e) when (e is OperationCanceledException or DbUpdateException)
        {
            (await room.InDbAsync(PlacementRoom.College, db => db.Set<Shortlist>().CountAsync(s => s.DriveRow == drive.Id))).ShouldBe(0);
        }

        (await room.EntriesAsync((await room.MakeAsync(drive.Id, Due)).Value.Id)).Count.ShouldBe(3000);
    }

    [Fact]
    public async Task Made_once_more_it_is_the_same_to_the_bit_whatever_happened_to_facts_and_rules_since()
    {
        var ids = PlacementRoom.Strangers(50);
        var drive = await room.DriveAsync(7, [.. ids.Select((s, i) => (s, (decimal?)(6 + i % 17 / 4m)))]);
        var made = (await room.MakeAsync(drive.Id, Due)).Value;
        await SetFactsAsync(ids[0], "{}");
        (await RepeatAsync(made.Id)).ShouldBe((true, made.Digest));
        await room.InDbAsync(PlacementRoom.College, db => db.Set<ShortlistEntry>().Where(e => e.ShortlistId == made.Id && e.Rank == 1).ExecuteUpdateAsync(s => s.SetProperty(e => e.Score, e => e.Score - 0.000001m)));
        (await RepeatAsync(made.Id)).Same.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_withdrew_is_not_considered_and_a_cancelled_drive_makes_no_list()
    {
        var ids = PlacementRoom.Strangers(2);
        var drive = await room.DriveAsync(7, (ids[0], 9), (ids[1], 9));
        await room.InDbAsync(PlacementRoom.College, async db =>
        {
            (await db.Set<Application>().SingleAsync(a => a.DriveRow == drive.Id && a.StudentId == ids[0])).Withdraw(Due);
            return await db.SaveChangesAsync();
        });
        (await room.EntriesAsync((await room.MakeAsync(drive.Id, Due)).Value.Id)).Select(e => e.StudentId).ShouldBe([ids[1]]);
        await room.InDbAsync(PlacementRoom.College, async db =>
        {
            (await db.Set<Drive>().SingleAsync(d => d.Id == drive.Id)).Cancel(Due);
            return await db.SaveChangesAsync();
        });
        (await room.MakeAsync(drive.Id, Due.AddDays(1))).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task The_live_count_says_how_many_miss_by_one_condition_alone()
    {
        var count = await room.InAsync(PlacementRoom.College, async s =>
        {
            var db = s.GetRequiredService<PrepDb>();
            foreach (var (id, i) in PlacementRoom.Strangers(6).Select((x, i) => (x, i)))
                db.Add(new StudentFacts(id, new FactSheet().Set(Facts.Year, 2099m, Due).Set(Facts.Cgpa, i < 3 ? 5m : 8m, Due).Set(Facts.ActiveBacklogs, i == 0 || i == 5 ? 3m : 0m, Due).Write(), Due));
            await db.SaveChangesAsync();
            return await s.GetRequiredService<CountQualified>().RunAsync(
                new AllOf([new ChoiceRule(Facts.Year, ["2099"]), new NumberRule(Facts.Cgpa, Bound.AtLeast, 7), new NumberRule(Facts.ActiveBacklogs, Bound.AtMost, 0)]), false, default);
        });
        count.Qualified.ShouldBe(2);
        count.ByOne.ShouldContain(new MissedAlone("CGPA", 2));
        count.ByOne.ShouldContain(new MissedAlone("Active backlogs", 1));
    }

    [Fact]
    public async Task Facts_are_those_of_now_in_whatever_order_and_however_often_events_come()
    {
        var student = await room.PersonAsync("student7");
        async Task<StudentFacts> HandleAsync(Func<IServiceProvider, Task> handle) => await room.InAsync(PlacementRoom.College, async s =>
        {
            await handle(s);
            return await s.GetRequiredService<PrepDb>().Set<StudentFacts>().AsNoTracking().SingleAsync(f => f.StudentId == student);
        });
        await SetFactsAsync(student, "{}");
        var first = await HandleAsync(s => s.GetRequiredService<FollowRecords>().HandleAsync(new StudentRecordsChanged([student, student], Due), default));
        var second = await HandleAsync(s => s.GetRequiredService<FollowScores>().HandleAsync(new AttemptScored(Guid.Empty, Guid.Empty, student, 0, 1, 0, false, Due.AddYears(-1)), default));
        (second.Facts, second.Version).ShouldBe((first.Facts, first.Version));
        FactSheet.Read(first.Facts).Number(Facts.Cgpa).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_tenant_s_row_among_many_stops_all_of_them()
    {
        var theirs = await room.InDbAsync("lakeside", db => db.Set<StudentFacts>().AsNoTracking().FirstAsync());
        var (mine, other) = (new StudentFacts(Guid.CreateVersion7(), "{}", Due), new StudentFacts(Guid.CreateVersion7(), "{}", Due));
        await Should.ThrowAsync<ForeignRowException>(() => room.InDbAsync(PlacementRoom.College, async db =>
        {
            await db.BulkInsertAsync([mine, theirs, other], default);
            return 0;
        }));
        (await room.InDbAsync(PlacementRoom.College, db => db.Set<StudentFacts>().CountAsync(f => f.StudentId == mine.StudentId || f.StudentId == theirs.StudentId))).ShouldBe(0);
        await room.InDbAsync(PlacementRoom.College, async db =>
        {
            await db.BulkInsertAsync([mine, other], default);
            return 0;
        });
        (await room.InDbAsync(PlacementRoom.College, db => db.Set<StudentFacts>().Where(f => f.StudentId == mine.StudentId).Select(f => f.TenantId).SingleAsync())).ShouldBe(room.Tenant(PlacementRoom.College).Id);
    }

    private Task<int> SetFactsAsync(Guid student, string facts) => room.InDbAsync(PlacementRoom.College, db =>
        db.Set<StudentFacts>().Where(f => f.StudentId == student).ExecuteUpdateAsync(s => s.SetProperty(f => f.Facts, facts).SetProperty(f => f.Version, f => f.Version + 1)));

    private Task<(bool Same, string Digest)> RepeatAsync(Guid id) => room.InAsync(PlacementRoom.College, async s =>
    {
        var found = (await s.GetRequiredService<RepeatShortlist>().RunAsync(id, default)).Value;
        return (found.Same, found.Digest);
    });
}
