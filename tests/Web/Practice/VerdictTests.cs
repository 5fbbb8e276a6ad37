using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Practice.Data;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Tests.Web.Practice;

/// <summary>What follows from a verdict, and from another one later.</summary>
public sealed class VerdictTests(PracticeRoom room) : IClassFixture<PracticeRoom>
{
    [Fact]
    public async Task A_verdict_told_twice_counts_once()
    {
        using var student = await room.StudentAsync(11);
        var before = await room.ProblemAsync(4);
        var id = await PracticeRoom.HandInAsync(student, 4);
        await room.DecideAsync(id, right: true, times: 3);
        var (after, judged) = (await room.ProblemAsync(4), await room.SubmissionAsync(id));
        (after.Submissions - before.Submissions, after.Accepted - before.Accepted).ShouldBe((1, 1));
        (judged.State, judged.Verdict, judged.Accepted, judged.Milliseconds, judged.Kilobytes).ShouldBe((SubmissionState.Judged, "AC", true, 31, 2048));
        (await room.ProgressAsync(4, "student11"))!.SolvedAt.ShouldBe(judged.At);
        (await EventsAsync("student11", 4)).ShouldBe(1);
    }

    [Fact]
    public async Task A_problem_is_solved_by_its_first_accepted_program_whatever_comes_later()
    {
        using var student = await room.StudentAsync(11);
        var (wrong, right, again) = (await PracticeRoom.HandInAsync(student, 5), await PracticeRoom.HandInAsync(student, 5), await PracticeRoom.HandInAsync(student, 5));
        await room.DecideAsync(wrong, right: false);
        (await room.ProgressAsync(5, "student11"))!.SolvedAt.ShouldBeNull();
        await room.DecideAsync(again, right: true);
        await room.DecideAsync(right, right: true);
        (await room.ProgressAsync(5, "student11"))!.SolvedAt.ShouldBe((await room.SubmissionAsync(right)).At);
        (await EventsAsync("student11", 5)).ShouldBe(1);
    }

    [Fact]
    public async Task Judged_anew_a_program_may_lose_its_verdict_and_the_leaderboard_follows()
    {
        using var student = await room.StudentAsync(10);
        using var staff = await room.StaffAsync();
        var id = await PracticeRoom.HandInAsync(student, 9);
        await room.DecideAsync(id, right: true);
        var (before, problem) = (await room.ProblemAsync(9), await room.ProblemAsync(9));
        PracticeRoom.Words(await staff.ReadAsync($"/staff/problems/{problem.Id}/rejudging")).ShouldContain("go to the judge again");
        (await staff.PostFormAsync($"/staff/problems/{problem.Id}/rejudging")).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        await RejudgeAsync(problem);
        var waiting = await room.SubmissionAsync(id);
        (waiting.State, waiting.Round, waiting.Accepted).ShouldBe((SubmissionState.Waiting, 2, true));
        await room.TellAsync(waiting.Subject with { Revision = 1 }); // A late word of the first round.
        (await room.SubmissionAsync(id)).State.ShouldBe(SubmissionState.Waiting);
        await room.DecideAsync(id, right: false);
        (await room.ProblemAsync(9)).Accepted.ShouldBe(before.Accepted - 1);
        (await room.ProgressAsync(9, "student10"))!.SolvedAt.ShouldBeNull();
        (await EventsAsync("student10", 9)).ShouldBe(2, "solved, and taken back");
    }

    [Fact]
    public async Task The_leaderboard_leaves_out_who_hid_and_shows_everyone_their_own_place()
    {
        using var student = await room.StudentAsync(6);
        PracticeRoom.Words(await student.ReadAsync("/practice/leaderboard?period=All")).ShouldContain("You are in place");
        using var other = await room.StudentAsync(2);
        (await other.ReadAsync("/practice/leaderboard?period=All")).ShouldContain("Isha Verma");
        await student.PostFormAsync("/practice/leaderboard/absence");
        (await other.ReadAsync("/practice/leaderboard?period=All")).ShouldNotContain("Isha Verma");
        PracticeRoom.Words(await student.ReadAsync("/practice/leaderboard?period=All")).ShouldContain("You are in place");
        await student.PostFormAsync("/practice/leaderboard/absence/deletion");
        (await other.ReadAsync("/practice/leaderboard?period=All")).ShouldContain("Isha Verma");
        (await other.GetAsync("/practice/leaderboard?page=0")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Only_the_owner_and_staff_may_listen_to_a_programs_judging()
    {
        using var student = await room.StudentAsync(8);
        var id = await PracticeRoom.HandInAsync(student, 6, "def calm_stretch(readings, spread):\n    return 0\n");
        (await MayAsync("student8", $"{id:N}")).ShouldBeTrue();
        (await MayAsync("student9", $"{id:N}")).ShouldBeFalse();
        (await MayAsync("instructor", $"{id:N}")).ShouldBeTrue();
        (await MayAsync("student8", "nonsense")).ShouldBeFalse();
    }

    private async Task<bool> MayAsync(string user, string rest)
    {
        var person = await room.PersonAsync(user);
        return await room.InAsync(PracticeRoom.College, s => s.GetServices<Contracts.ILiveTopic>().Single(t => t.Prefix == "evaluation:practice-submission:").MayListenAsync(rest, person, CancellationToken.None));
    }

    private Task<int> RejudgeAsync(CodingProblem problem) => room.InAsync(PracticeRoom.College, async s =>
    {
        var db = s.GetRequiredService<PrepDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await s.GetRequiredService<WorkOnRejudge>().HandleAsync(new(problem.Id, problem.PublishedRevisionId!.Value, TimeProvider.System.GetUtcNow().AddMinutes(1), Guid.Empty), CancellationToken.None);
        var saved = await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return saved;
    });

    private async Task<int> EventsAsync(string user, int number)
    {
        var (person, problem) = (await room.PersonAsync(user), await room.ProblemAsync(number));
        return await room.InDbAsync(PracticeRoom.College, db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == nameof(PracticeProgressChanged) && m.Payload.Contains(person.ToString()) && m.Payload.Contains(problem.Id.ToString())));
    }
}
