using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Practice.Seeding;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Practice;

/// <summary>With the real judge and its workers, from the editor to the leaderboard.</summary>
public sealed class JudgedTests(JudgedTests.WithWorkers room) : IClassFixture<JudgedTests.WithWorkers>
{
    [JudgedFact]
    public async Task A_right_program_is_accepted_and_a_wrong_one_told_where_it_stumbled()
    {
        var entry = DemoEntry.Read(Root())[0];
        using var student = await room.StudentAsync(11);
        var right = await PracticeRoom.HandInAsync(student, 1, entry.Right[0].Source);
        var wrong = await PracticeRoom.HandInAsync(student, 1, Definition.Solutions(entry.Definition).First(s => !s.MustPass).Source);
        var run = await PracticeRoom.HandInAsync(student, 1, entry.Right[0].Source, "runs", "2 1\n2\n");
        foreach (var id in new[] { right, wrong, run }) await Eventually.BeAsync(async () => (await room.SubmissionAsync(id)).State != SubmissionState.Waiting);
        (await room.SubmissionAsync(right)).Accepted.ShouldBeTrue();
        (await room.SubmissionAsync(wrong)).Verdict.ShouldBe("WA");
        (await room.ProgressAsync(1, "student11"))!.SolvedAt.ShouldNotBeNull();
        var page = PracticeRoom.Words(await student.ReadAsync($"/practice/submissions/{wrong}"));
        page.ShouldContain("Wrong answer");
        PracticeRoom.Words(await student.ReadAsync($"/practice/submissions/{run}")).ShouldContain("Your input Ran It ran. Output");
    }

    private string Root() => room.Services.GetRequiredService<Hosting.HostSettings>().Root;

    public sealed class WithWorkers : PracticeRoom
    {
        protected override string Role => "All";
    }
}

/// <summary>Skipped where programs cannot be run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JudgedFactAttribute : FactAttribute
{
    public JudgedFactAttribute()
    {
        if (Sandboxes.Open(new SandboxOptions()).Problems is [var problem, ..]) Skip = problem;
        else if (!File.Exists("/usr/bin/python3")) Skip = "Python is not installed: ./prep test as root installs it";
    }
}
