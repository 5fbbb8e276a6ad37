using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Practice;

/// <summary>Problems and plans as staff work on them.</summary>
public sealed class AuthoringTests(PracticeRoom room) : IClassFixture<PracticeRoom>
{
    [Fact]
    public async Task A_problem_is_published_only_when_its_own_solutions_prove_it()
    {
        using var staff = await room.StaffAsync();
        var id = await AddAsync(staff, "Echo to be proved", "31415");
        (await staff.PostFormAsync($"/staff/problems/{id}/publication")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.PostFormAsync($"/staff/problems/{id}/checks")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await staff.PostFormAsync($"/staff/problems/{id}/checks")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "they are at the judge");
        var checks = await ChecksAsync(id);
        checks.Select(c => (c.Name, c.MustPass)).ShouldBe([("Reference", true), ("Always five", false)], ignoreOrder: true);
        await room.DecideAsync(checks.Single(c => c.MustPass).Id, right: true);
        await room.DecideAsync(checks.Single(c => !c.MustPass).Id, right: true);
        PracticeRoom.Words(await staff.ReadAsync($"/staff/problems/{id}")).ShouldContain("Not proved");
        (await staff.PostFormAsync($"/staff/problems/{id}/publication")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "a wrong solution passed");
        await staff.PostFormAsync($"/staff/problems/{id}/checks");
        foreach (var check in await ChecksAsync(id)) await room.DecideAsync(check.Id, check.MustPass);
        PracticeRoom.Words(await staff.ReadAsync($"/staff/problems/{id}")).ShouldContain("The reference passed and every wrong solution failed");
        (await staff.PostFormAsync($"/staff/problems/{id}/publication")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await StoredAsync(id)).State.ShouldBe(ProblemState.Published);
    }

    [Fact]
    public async Task A_changed_definition_needs_a_proof_of_its_own_and_students_keep_the_old_one()
    {
        using var staff = await room.StaffAsync();
        var id = await PublishedAsync(staff, "Echo to be changed", "11111");
        var stored = await StoredAsync(id);
        (await SaveAsync(staff, id, "Echo to be changed", "22222", stored.Version)).ShouldBe(HttpStatusCode.SeeOther);
        var changed = await StoredAsync(id);
        (changed.Revision, changed.PublishedRevisionId == stored.RevisionId, changed.HasUnpublished).ShouldBe((2, true, true));
        (await staff.PostFormAsync($"/staff/problems/{id}/publication")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SaveAsync(staff, id, "Echo with another name", "22222", changed.Version)).ShouldBe(HttpStatusCode.SeeOther);
        (await StoredAsync(id)).Revision.ShouldBe(2, "only words around it changed");
        (await SaveAsync(staff, id, "Typed too late", "33333", changed.Version)).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_cannot_be_kept_comes_back_with_what_was_typed()
    {
        using var staff = await room.StaffAsync();
        var answer = await staff.PostFormAsync("/staff/problems", Fields("", "5"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Give the problem a title");
        foreach (var (field, value) in new[] { ("Json", "{"), ("Json", "{\"prompt\":\"x\"}"), ("Tags", "a,b,c,d,e,f,g,h,i,j,k,l,m"), ("Difficulty", "Impossible"), ("Hints", string.Join("\n---\n", "abcdef".ToCharArray())) })
            (await staff.PostFormAsync("/staff/problems", [.. Fields("Typed title", "5").Where(f => f.Item1 != field), (field, value)])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{field} {value}");
    }

    [Fact]
    public async Task An_exported_problem_is_imported_again_as_a_draft()
    {
        using var staff = await room.StaffAsync();
        var original = await room.ProblemAsync(7);
        var json = await (await staff.GetAsync($"/staff/problems/{original.Id}/export")).Content.ReadAsStringAsync();
        var preview = await staff.PostFormAsync("/staff/problems/import", ("Json", json), ("Prompt", ""));
        preview.StatusCode.ShouldBe(HttpStatusCode.OK);
        PracticeRoom.Words(await preview.Content.ReadAsStringAsync()).ShouldContain("13 tests");
        (await staff.PostFormAsync("/staff/problems/import/confirmation", ("Json", json), ("Prompt", ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "nothing was chosen");
        (await staff.PostFormAsync("/staff/problems/import/confirmation", ("Json", json), ("Prompt", ""), ("Chosen", "0"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var copy = await room.InDbAsync(PracticeRoom.College, db => db.Set<CodingProblem>().AsNoTracking().SingleAsync(p => p.Title == original.Title && p.Id != original.Id));
        (copy.State, copy.Difficulty, copy.Constraints).ShouldBe((ProblemState.Draft, original.Difficulty, original.Constraints));
        var (a, b) = (await DefinitionAsync(original), await DefinitionAsync(copy));
        System.Text.Json.JsonElement.DeepEquals(a, b).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_no_import_is_refused_in_words()
    {
        using var staff = await room.StaffAsync();
        foreach (var json in new[] { "", "{", "[]", "{\"cases\":[]}", new string(' ', 524_289) })
            (await staff.PostFormAsync("/staff/problems/import", ("Json", json), ("Prompt", ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Staff_see_hidden_tests_beside_anyones_program_and_similar_ones_side_by_side()
    {
        using var staff = await room.StaffAsync("developer");
        var problem = await room.ProblemAsync(1);
        var accepted = await room.InDbAsync(PracticeRoom.College, db => db.Set<Submission>().Where(s => s.ProblemId == problem.Id && s.Accepted && s.Kind == SubmissionKind.Submission).OrderBy(s => s.At).Select(s => s.Id).ToListAsync());
        PracticeRoom.Words(await staff.ReadAsync($"/staff/problems/submissions/{accepted[0]}")).ShouldContain("Hidden");
        (await staff.ReadAsync($"/staff/problems/{problem.Id}/submissions?q=mehta")).ShouldContain("No submissions here");
        PracticeRoom.Words(await staff.ReadAsync($"/staff/problems/{problem.Id}/similarity")).ShouldContain("A lead for a person, not a proof");
        (await staff.GetAsync($"/staff/problems/{problem.Id}/similarity/pair?first={accepted[0]}&second={accepted[1]}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await staff.GetAsync($"/staff/problems/{problem.Id}/similarity/pair?first={accepted[0]}&second={accepted[0]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_colleges_problem_is_not_found()
    {
        using var staff = await room.StaffAsync();
        var theirs = (await room.ProblemAsync(1, "lakeside")).Id;
        foreach (var path in new[] { "", "/text", "/checks", "/submissions", "/similarity", "/rejudging", "/export" }) (await staff.GetAsync($"/staff/problems/{theirs}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in new[] { "checks", "publication", "archival", "rejudging" }) (await staff.PostFormAsync($"/staff/problems/{theirs}/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task A_study_plan_is_made_of_published_problems_and_followed_to_its_end()
    {
        using var staff = await room.StaffAsync();
        foreach (var (problems, why) in new[] { ("", "none"), ("abc", "no number"), ("1\n1", "twice"), ("10", "a draft"), ("999", "unknown") })
            (await staff.PostFormAsync("/staff/plans", ("Title", "A plan"), ("Problems", problems))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, why);
        (await staff.PostFormAsync("/staff/plans", ("Title", "A plan of two"), ("Problems", "# Begin\n3 Rope\n# Go on\n1"), ("Published", "true"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var plan = await room.InDbAsync(PracticeRoom.College, db => db.Set<StudyPlan>().AsNoTracking().Include(p => p.Items).SingleAsync(p => p.Title == "A plan of two"));
        plan.InOrder.Select(i => i.Section).ShouldBe(["Begin", "Go on"]);
        using var student = await room.StudentAsync(3);
        (await student.PostFormAsync($"/practice/plans/{plan.Id}/start")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = PracticeRoom.Words(await student.ReadAsync($"/practice/plans/{plan.Id}"));
        page.ShouldContain("1 of 2"); // Doors are solved, the rope is not.
        page.ShouldContain("Next: Rope around the camp");
        await student.PostFormAsync($"/practice/plans/{plan.Id}/start/deletion");
        PracticeRoom.Words(await student.ReadAsync($"/practice/plans/{plan.Id}")).ShouldContain("Follow this plan");
        (await staff.PostFormAsync($"/staff/plans/{plan.Id}", ("Title", "A plan of one"), ("Problems", "2"), ("Version", $"{plan.Version - 1}"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await staff.PostFormAsync($"/staff/plans/{plan.Id}", ("Title", "A plan of one"), ("Problems", "2"), ("Version", $"{plan.Version}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.GetAsync($"/practice/plans/{plan.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is a draft again");
    }

    private static (string, string)[] Fields(string title, string secret) => [("Title", title), ("Difficulty", "Easy"), ("Json", PracticeRoom.Definition(secret))];

    private static async Task<Guid> AddAsync(Visitor staff, string title, string secret)
    {
        var answer = await staff.PostFormAsync("/staff/problems", Fields(title, secret));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, PracticeRoom.Words(await answer.Content.ReadAsStringAsync()));
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private async Task<Guid> PublishedAsync(Visitor staff, string title, string secret)
    {
        var id = await AddAsync(staff, title, secret);
        await staff.PostFormAsync($"/staff/problems/{id}/checks");
        foreach (var check in await ChecksAsync(id)) await room.DecideAsync(check.Id, check.MustPass);
        await staff.PostFormAsync($"/staff/problems/{id}/publication");
        return id;
    }

    private static async Task<HttpStatusCode> SaveAsync(Visitor staff, Guid id, string title, string secret, int version) =>
        (await staff.PostFormAsync($"/staff/problems/{id}/text", [.. Fields(title, secret), ("Version", $"{version}")])).StatusCode;

    private Task<CodingProblem> StoredAsync(Guid id) => room.InDbAsync(PracticeRoom.College, db => db.Set<CodingProblem>().AsNoTracking().SingleAsync(p => p.Id == id));

    private Task<List<Submission>> ChecksAsync(Guid id) => room.InDbAsync(PracticeRoom.College, db => db.Set<Submission>().AsNoTracking().Where(s => s.ProblemId == id && s.Kind == SubmissionKind.Check).ToListAsync());

    private Task<System.Text.Json.JsonElement> DefinitionAsync(CodingProblem problem) => room.InDbAsync(PracticeRoom.College, async db =>
        System.Text.Json.JsonElement.Parse(await db.Set<ProblemRevision>().Where(r => r.Id == problem.RevisionId).Select(r => r.Definition).SingleAsync()));
}
