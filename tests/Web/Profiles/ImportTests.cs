using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Profiles.Areas.Profiles.Imports;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Profiles.Jobs;
using PrepPlatform.Tests.Support;
using Xunit.Abstractions;

namespace PrepPlatform.Tests.Web.Profiles;

/// <summary>Records from files.</summary>
public sealed class ImportTests(PrepApp app, ITestOutputHelper output) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task Nothing_is_changed_before_it_is_confirmed_and_twice_confirmed_counts_once()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var id = await UploadedAsync(staff, "Roll number,CGPA,Active backlogs\r\n23CS021,7.61,0\r\n23CS014,8.62,0\r\n23CS999,9,0\r\n23IT007,11,0\r\n23EC032,8.15,none\r\n23CS021,7.7,0\r\n");
        var page = await staff.ReadAsync($"/staff/records/import/{id}");
        page.ShouldContain("One record would be put in place");
        page.ShouldContain("No active student has this roll number");
        page.ShouldContain("Give a CGPA from 0 to 10");
        page.ShouldContain("Write a whole number, or leave the cell empty.");
        page.ShouldContain("Line 2 is about the same student");
        var import = await ImportAsync(id);
        (import.New, import.Changed, import.Same, import.Wrong).ShouldBe((0, 1, 1, 4));
        (await RecordAsync("23CS021")).Cgpa.ShouldBe(7.48m);
        var errors = await (await staff.GetAsync($"/staff/records/import/{id}/errors")).Content.ReadAsStringAsync();
        errors.ShouldContain("5,23IT007,CGPA,11,");
        var tabs = Enumerable.Range(0, 4).Select(_ => staff.Copy()).ToList();
        await Task.WhenAll(tabs.Select(t => t.PostFormAsync($"/staff/records/import/{id}/confirmation")));
        tabs.ForEach(t => t.Dispose());
        (await ParcelsAsync(id)).ShouldBe(1);
        await ApplyAsync(id);
        await ApplyAsync(id); // Delivered again.
        var record = await RecordAsync("23CS021");
        (record.Cgpa, record.VerifiedAt is not null, record.PastBacklogs).ShouldBe((7.61m, true, 1));
        (await ImportAsync(id)).Status.ShouldBe(ImportStatus.Done);
        (await staff.ReadAsync($"/staff/records/import/{id}")).ShouldContain("One record is put in place and verified");
        (await staff.ReadAsync($"/staff/records/{record.Id}")).ShouldContain("put in what a file says");
        (await app.InDbAsync("northfield", db => db.Set<RecordChange>().CountAsync(c => c.RecordId == record.Id && c.Kind == ChangeKind.Imported))).ShouldBe(1);
    }

    [Theory]
    [InlineData("semicolons", "\uFEFFbacklogs;E-MAIL;Extra;cgpa\n1;student9@northfield.test;x;8,33\n", "utf-8", "8.33")]
    [InlineData("tabs and old line ends", "CGPA\tRoll No.\r8.34\t23ec019\r", "utf-8", "8.34")]
    [InlineData("quotes", "\"Roll number\",\"Branch\",\"CGPA\"\r\n\"23EC019\",\"Electronics, \"\"and\"\"\nCommunication\",\"8.35\"\r\n\r\n", "utf-8", "8.35")]
    [InlineData("Windows-1252", "Roll number,Branch,CGPA\r\n23EC019,Électronique,8.36\r\n", "windows-1252", "8.36")]
    [InlineData("Excel's own word", "sep=;\r\nRoll number;CGPA\r\n23EC019;8.37\r\n", "utf-8", "8.37")]
    [InlineData("UTF-16", "Roll number\tCGPA\r\n23EC019\t8.38\r\n", "utf-16", "8.38")]
    public async Task It_is_forgiving_about(string what, string text, string encoding, string cgpa)
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var coding = encoding == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encoding);
        var id = await UploadedAsync(staff, [.. encoding == "utf-16" ? coding.GetPreamble() : [], .. coding.GetBytes(text)]);
        var line = await app.InDbAsync("northfield", db => db.Set<RecordImportLine>().SingleAsync(l => l.ImportId == id));
        line.Kind.ShouldBe(LineKind.Changed, $"{what}: {line.Problems}");
        Say.Number(line.Patch.Cgpa).ShouldBe(cgpa);
        if (what == "quotes") line.Patch.Branch.ShouldBe("Electronics, \"and\" Communication");
        if (what == "Windows-1252") (await ImportAsync(id)).Notes.ShouldContain("Windows-1252");
        if (what == "Windows-1252") line.Patch.Branch.ShouldBe("Électronique");
        (await staff.PostFormAsync($"/staff/records/import/{id}/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await staff.GetAsync($"/staff/records/import/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "This file is empty")]
    [InlineData("PK\u0003\u0004 a workbook", "This is not a CSV file")]
    [InlineData("a\0b", "This is not a CSV file")]
    [InlineData("Name,Colour\nA,b\n", "names no column")]
    [InlineData("Roll number,CGPA\n", "no lines below its header")]
    [InlineData("Roll number,CGPA\n\"23CS014,8\n", "never closed")]
    [InlineData("Roll number,USN,CGPA\n1,2,3\n", "Two columns are both")]
    public async Task What_cannot_be_read_says_what_to_do(string text, string says)
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var answer = await UploadAsync(staff, Encoding.UTF8.GetBytes(text));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task What_was_confirmed_is_put_in_place_by_the_outbox()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var id = await UploadedAsync(staff, "Roll number,CGPA\n23CS052,8.11\n");
        await staff.PostFormAsync($"/staff/records/import/{id}/confirmation");
        var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
        while (await dispatcher.DeliverDueAsync(CancellationToken.None) > 0) { }
        (await ImportAsync(id)).Status.ShouldBe(ImportStatus.Done);
        (await RecordAsync("23CS052")).Cgpa.ShouldBe(8.11m);
    }

    [Fact]
    public async Task Hostile_cells_are_named_by_their_line_and_the_rest_goes_ahead()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var (long1, emoji) = ($"{new string('a', 400)}@northfield.test", string.Concat(Enumerable.Repeat("🎓", 120)));
        var numbers = string.Join(",", Enumerable.Repeat(emoji, 8));
        var text = $"Roll number,E-mail,CGPA,Backlogs,Past backlogs,10th,12th,CGPA scale,Year,Batch🎓{emoji},{numbers}\n" + $"23CS021,,7.7\n23CS0\0,,7\n,a\0b@northfield.test,7\n,{long1},7\n{emoji[..199]},,{numbers}\n,{emoji},8\n";
        text = text.Replace("Year,Batch", "Batch", StringComparison.Ordinal);
        var id = await UploadedAsync(staff, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
        var page = await staff.ReadAsync($"/staff/records/import/{id}");
        page.ShouldContain("One record would be put in place");
        page.ShouldContain("This holds a sign that no text has");
        page.ShouldContain("This is far too long. Shorten it.");
        var wrong = await app.InDbAsync("northfield", db => db.Set<RecordImportLine>().Where(l => l.ImportId == id && l.Kind == LineKind.Wrong).OrderBy(l => l.Number).ToListAsync());
        wrong.Select(l => (l.Number, l.ReadProblems()[0].Column)).ShouldBe([(3, "Roll number"), (4, "E-mail"), (5, "E-mail"), (6, "CGPA"), (7, "E-mail")]);
    }

    [Fact]
    public async Task Nobody_imports_their_own_record_nor_confirms_a_file_with_it()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var account = await app.InDbAsync("northfield", db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Email == "student8@northfield.test"));
        await admin.PostFormAsync($"/staff/people/{account.Id}", ("Name", account.Name), ("Email", account.Email!), ("Roles", "student"), ("Roles", "admin"), ("Version", account.Version.ToString(CultureInfo.InvariantCulture)));
        const string file = "E-mail,CGPA\nstudent8@northfield.test,9.99\n";
        using var both = await app.SignInAsync("student8@northfield.test", "northfield");
        var own = await UploadedAsync(both, file);
        (await both.ReadAsync($"/staff/records/import/{own}")).ShouldContain("This is your own record: someone else has to import it.");
        (await ImportAsync(own)).ToApply.ShouldBe(0);
        var theirs = await UploadedAsync(admin, file);
        var refused = await both.PostFormAsync($"/staff/records/import/{theirs}/confirmation");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Your own record is in this file");
        (await ImportAsync(theirs)).Status.ShouldBe(ImportStatus.Preview);
        (await admin.PostFormAsync($"/staff/records/import/{theirs}/confirmation")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Too_large_a_file_and_too_many_lines_are_refused()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        (await (await UploadAsync(staff, new byte[RecordImport.MostBytes + 1])).Content.ReadAsStringAsync()).ShouldContain("larger than 5 MB");
        var lines = Encoding.UTF8.GetBytes("Roll number,CGPA\n" + string.Concat(Enumerable.Range(0, RecordImport.MostLines + 1).Select(i => $"R{i},8\n")));
        (await (await UploadAsync(staff, lines)).Content.ReadAsStringAsync()).ShouldContain("more than 20,000 lines");
    }

    [Fact]
    public async Task Another_tenants_students_and_imports_are_not_there_and_the_staff_are_no_students()
    {
        using var staff = await app.SignInAsync("admin@lakeside.test", "lakeside");
        var id = await UploadedAsync(staff, "E-mail,Roll number,CGPA\nstudent1@northfield.test,,9\n,23CS014,9\ndeveloper@lakeside.test,,9\n");
        (await staff.ReadAsync($"/staff/records/import/{id}")).ShouldContain("There is nothing to put in place");
        (await staff.PostFormAsync($"/staff/records/import/{id}/confirmation")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var other = await app.SignInAsync("admin@northfield.test", "northfield");
        foreach (var path in new[] { "", "/errors" }) (await other.GetAsync($"/staff/records/import/{id}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/confirmation", "/deletion" }) (await other.PostFormAsync($"/staff/records/import/{id}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_thousand_lines_are_previewed_in_about_a_second_and_told_in_parcels()
    {
        await AddStudentsAsync(2000);
        using var staff = await app.SignInAsync("admin@lakeside.test", "lakeside");
        var file = "E-mail,Roll number,Degree,Branch,Year of graduation,CGPA,Active backlogs\n" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"many{i}@lakeside.test,M{i:0000},B.Tech,Civil Engineering,2027,{6 + i % 400 / 100m},0\n"));
        await UploadedAsync(staff, file); // Warm.
        var watch = Stopwatch.StartNew();
        var id = await UploadedAsync(staff, file);
        output.WriteLine($"2,000 lines: {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4)); // About one when the machine is its own.
        (await ImportAsync(id, "lakeside")).New.ShouldBe(2000);
        await staff.PostFormAsync($"/staff/records/import/{id}/confirmation");
        await ApplyAsync(id, "lakeside");
        (await staff.ReadAsync($"/staff/records/import/{id}")).ShouldContain("200 of 2,000");
        (await staff.PostFormAsync($"/staff/records/import/{id}/deletion")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        for (var i = 0; i < 9; i++) await ApplyAsync(id, "lakeside");
        var done = await ImportAsync(id, "lakeside");
        (done.Status, done.Applied, done.Skipped).ShouldBe((ImportStatus.Done, 2000, 0));
        var told = await app.InDbAsync("lakeside", db => db.Set<OutboxMessage>().Where(m => m.Kind == "StudentRecordsChanged").Select(m => m.Payload).ToListAsync());
        told.Count.ShouldBe(21, "the demo's one and twenty of a hundred each");
        (await app.InDbAsync("lakeside", db => db.Set<StudentProfile>().CountAsync(p => p.Branch == "Civil Engineering" && p.VerifiedAt != null))).ShouldBe(2000);
    }

    [Fact]
    public async Task Files_are_forgotten_after_a_day()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var (old, fresh) = (await UploadedAsync(staff, "Roll number,CGPA\n23CS999,8\n"), await UploadedAsync(staff, "Roll number,CGPA\n23CS999,8\n"));
        await app.InDbAsync("northfield", db => db.Set<RecordImport>().Where(i => i.Id == old).ExecuteUpdateAsync(s => s.SetProperty(i => i.At, i => i.At.AddDays(-2))));
        (await app.InAsync("northfield", s => ActivatorUtilities.CreateInstance<SweepImports>(s).RunAsync(CancellationToken.None))).ShouldBe("1 files");
        (await staff.GetAsync($"/staff/records/import/{old}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync($"/staff/records/import/{fresh}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again_and_changes_nothing()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var bytes = await (await staff.GetAsync("/staff/records/export?verified=true&branch=Mechanical+Engineering")).Content.ReadAsByteArrayAsync();
        var import = await ImportAsync(await UploadedAsync(staff, bytes));
        (import.New, import.Changed, import.Wrong).ShouldBe((0, 0, 0));
        import.Same.ShouldBe(1);
        (await ReadFile("template", staff)).ShouldContain("10th marks,12th marks");
    }

    /// <summary>Copies of student12 of lakeside, straight into the tables: two thousand times through the form would take minutes.</summary>
    private async Task AddStudentsAsync(int count)
    {
        await using var connection = new NpgsqlConnection((await Postgres.ServerAsync()).OwnerConnectionString(app.Database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            INSERT INTO "Accounts" SELECT (jsonb_populate_record(a, jsonb_build_object('Id', md5('many' || n)::uuid, 'Name', 'Many ' || n, 'Email', 'many' || n || '@lakeside.test', 'UserName', 'many' || n || '@lakeside.test',
              'NormalizedEmail', 'MANY' || n || '@LAKESIDE.TEST', 'NormalizedUserName', 'MANY' || n || '@LAKESIDE.TEST'))).* FROM "Accounts" a, generate_series(1, $1) n WHERE a."Email" = 'student12@lakeside.test'
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        (await command.ExecuteNonQueryAsync()).ShouldBe(count);
        command.CommandText = """
            INSERT INTO "AccountRoles" SELECT (jsonb_populate_record(r, jsonb_build_object('AccountId', md5('many' || n)::uuid))).* FROM "AccountRoles" r JOIN "Accounts" a ON a."Id" = r."AccountId", generate_series(1, $1) n
            WHERE a."Email" = 'student12@lakeside.test'
            """;
        (await command.ExecuteNonQueryAsync()).ShouldBe(count);
    }

    private static async Task<string> ReadFile(string name, Visitor staff) => await (await staff.GetAsync($"/staff/records/import/{name}")).Content.ReadAsStringAsync();

    private static Task<Guid> UploadedAsync(Visitor staff, string text) => UploadedAsync(staff, Encoding.UTF8.GetBytes(text));

    private static async Task<Guid> UploadedAsync(Visitor staff, byte[] bytes)
    {
        var answer = await UploadAsync(staff, bytes);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor staff, byte[] bytes)
    {
        using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var form = new MultipartFormDataContent { { new StringContent(await staff.TokenAsync()), "__RequestVerificationToken" }, { file, "file", "C:\\temp\\results.csv" } };
        return await staff.SendAsync(HttpMethod.Post, "/staff/records/import", form);
    }

    private async Task ApplyAsync(Guid id, string tenant = "northfield") => await app.InAsync(tenant, async s =>
    {
        await s.GetRequiredService<ApplyParcel>().HandleAsync(new ImportParcelDue(id), CancellationToken.None);
        return 0;
    });

    private Task<int> ParcelsAsync(Guid id) => app.InDbAsync("northfield", db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == "ImportParcelDue" && m.Payload.Contains(id.ToString())));

    private Task<RecordImport> ImportAsync(Guid id, string tenant = "northfield") => app.InDbAsync(tenant, db => db.Set<RecordImport>().AsNoTracking().SingleAsync(i => i.Id == id));

    private Task<StudentProfile> RecordAsync(string roll) => app.InDbAsync("northfield", db => db.Set<StudentProfile>().AsNoTracking().SingleAsync(p => p.RollNumber == roll));
}
