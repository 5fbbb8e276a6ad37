using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepPlatform.Data;
using PrepPlatform.Data.PostgreSql.Backup;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Tests.Support;
using PrepPlatform.Web.Backup;

namespace PrepPlatform.Tests.Web.Backup;

/// <summary>An archive holds everything, and nothing less is ever put back.</summary>
public sealed class BackupTests(BackupTests.App app) : IClassFixture<BackupTests.App>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prep-backup-").FullName;

    private string Archive => Path.Combine(folder, "backup.tar.gz");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_backed_up_while_it_ran_is_there_again_elsewhere_down_to_the_last_row()
    {
        var file = Path.Combine(app.Files, app.Tenant("northfield").Id.ToString(), "reports", "placed.pdf");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "Twelve were placed");
        using var student = await app.SignInAsync("student1@northfield.test", "northfield");
        var before = await SumsAsync(app.Database);
        await BackUpAsync();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // What happens afterwards is not in it.
        await File.WriteAllTextAsync(file, "Changed since");
        await ExecuteAsync(app.Database, """UPDATE "Accounts" SET "Name" = 'Somebody else' """);

        var elsewhere = await Postgres.CreateDatabaseAsync();
        var files = Path.Combine(folder, "files");
        await RestoreAsync(elsewhere, files);
        (await SumsAsync(elsewhere)).ShouldBe(before);
        (await File.ReadAllTextAsync(Path.Combine(files, Path.GetRelativePath(app.Files, file)))).ShouldBe("Twelve were placed");
        (await LinksAsync(elsewhere)).ShouldBe(await LinksAsync(app.Database), "foreign keys are back");

        await using var second = new Second(elsewhere);
        await second.StartAsync();
        using var again = second.Visit("northfield");
        foreach (System.Net.Cookie cookie in student.Cookies.GetAllCookies()) again.Cookies.Add(new Uri($"http://northfield.localhost:{second.Port}"), new System.Net.Cookie(cookie.Name, cookie.Value));
        (await again.GetAsync("/dashboard")).StatusCode.ShouldBe(HttpStatusCode.OK, "the keys of the session came along");
        using var fresh = await second.SignInAsync("student2@northfield.test", "northfield"); // New rows find free numbers.
        (await fresh.GetAsync("/dashboard")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Over_rows_or_a_database_in_use_it_is_refused_and_only_a_said_yes_replaces()
    {
        await BackUpAsync();
        await using (var node = new NpgsqlConnection((await Postgres.ServerAsync()).AppConnectionString(app.Database)))
        {
            await node.OpenAsync();
            (await Refused(() => RestoreAsync(app.Database, app.Files, () => Task.FromResult(true)))).ShouldContain("in use by");
        }

        var target = await Postgres.CreateDatabaseAsync(await TemplateAsync());
        var before = await SumsAsync(target);
        (await Refused(() => RestoreAsync(target, Path.Combine(folder, "none")))).ShouldContain("--replace");
        (await Refused(() => RestoreAsync(target, Path.Combine(folder, "none"), () => Task.FromResult(false)))).ShouldContain("Nothing was changed");
        (await SumsAsync(target)).ShouldBe(before);
        await RestoreAsync(target, Path.Combine(folder, "none"), () => Task.FromResult(true));
        (await SumsAsync(target)).ShouldBe(await SumsAsync(app.Database));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("text")]
    public async Task A_damaged_archive_is_refused_before_anything_is_touched(string damage)
    {
        await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(Archive);
        await File.WriteAllBytesAsync(Archive, damage switch
        {
            "cut" => bytes[..(bytes.Length * 2 / 3)],
            "flipped" => [.. bytes[..(bytes.Length / 2)], (byte)(bytes[bytes.Length / 2] ^ 0x40), .. bytes[(bytes.Length / 2 + 1)..]],
            _ => Encoding.UTF8.GetBytes("This is no archive"),
        });
        var target = await Postgres.CreateDatabaseAsync();
        (await Refused(() => RestoreAsync(target, Path.Combine(folder, "files"), () => Task.FromResult(true)))).ShouldContain("Nothing was touched");
        (await SumsAsync(target)).ShouldBeEmpty();
        Directory.Exists(Path.Combine(folder, "files")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_archive_whose_rows_do_not_fit_changes_nothing()
    {
        var target = await Postgres.CreateDatabaseAsync(await TemplateAsync());
        // Half of it is loaded when a row is found that belongs to nobody.
        await ExecuteAsync(target, """ALTER TABLE "Accounts" ADD CONSTRAINT none CHECK ("Email" <> 'student3@northfield.test') NOT VALID""");
        var before = await SumsAsync(target);
        var files = Path.Combine(folder, "files");
        Directory.CreateDirectory(files);
        await File.WriteAllTextAsync(Path.Combine(files, "mine"), "kept");
        await BackUpAsync();
        await Should.ThrowAsync<PostgresException>(() => RestoreAsync(target, files, () => Task.FromResult(true)));
        (await SumsAsync(target)).ShouldBe(before);
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order().ShouldBe(["backup.tar.gz", "files"]);
        (await File.ReadAllTextAsync(Path.Combine(files, "mine"))).ShouldBe("kept");
    }

    [Fact]
    public async Task An_archive_that_became_another_one_between_looking_and_loading_changes_nothing()
    {
        var file = Path.Combine(app.Files, "swapped", "letter.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "As it was seen");
        await BackUpAsync();
        var seen = await ArchiveReader.VerifyAsync(Archive, CancellationToken.None);
        // As many rows and as many bytes, whole in itself.
        await ExecuteAsync(app.Database, """UPDATE "Accounts" SET "Name" = reverse("Name") WHERE "Email" = 'student4@northfield.test'""");
        File.Delete(Archive);
        await BackUpAsync();
        await ExecuteAsync(app.Database, """UPDATE "Accounts" SET "Name" = reverse("Name") WHERE "Email" = 'student4@northfield.test'""");
        var (target, files) = (await Postgres.CreateDatabaseAsync(), Path.Combine(folder, "files"));
        (await Refused(() => RestoreAsync(target, files, manifest: seen))).ShouldContain("Accounts was changed. Nothing was changed");
        NpgsqlConnection.ClearAllPools();
        await File.WriteAllTextAsync(file, "As it is loaded");
        File.Delete(Archive);
        await BackUpAsync();
        (await Refused(() => RestoreAsync(target, files, manifest: seen))).ShouldContain("was changed. Nothing was changed");
        (await ScalarAsync(target, "SELECT count(*) FROM \"Accounts\"")).ShouldBe("0");
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ShouldBe(["backup.tar.gz"]);
    }

    [Fact]
    public async Task An_archive_of_other_migrations_names_the_version_that_restores_it()
    {
        await BackUpAsync();
        var restore = new Restore(await PlacesAsync(await Postgres.CreateDatabaseAsync(), folder), new KnownMigrations(["20300101000000_Later"], []), _ => Task.CompletedTask);
        (await Refused(() => RunAsync(restore))).ShouldContain("restore it with that version");
    }

    private async Task RunAsync(Restore restore) => await restore.RunAsync(Archive, await ArchiveReader.VerifyAsync(Archive, CancellationToken.None), null, CancellationToken.None);

    private async Task BackUpAsync() => await new BackUp(await PlacesAsync(app.Database, app.Files), "postgresql", TimeProvider.System).RunAsync(Archive, CancellationToken.None);

    private async Task RestoreAsync(string database, string files, Func<Task<bool>>? replace = null, Manifest? manifest = null)
    {
        manifest ??= await ArchiveReader.VerifyAsync(Archive, CancellationToken.None);
        var places = await PlacesAsync(database, files);
        var owner = new DatabaseOptions(places.Databases[0].Connection, new Dictionary<string, string> { ["Default"] = places.Databases[0].Connection });
        var databases = app.Services.GetRequiredService<Databases>();
        await using var catalogue = databases.OpenCatalogue();
        var known = new KnownMigrations([.. catalogue.Database.GetMigrations()], [.. await app.InDbAsync("northfield", db => Task.FromResult(db.Database.GetMigrations()))]);
        await new Restore(places, known, c => app.Services.GetRequiredService<Migrator>().RunAsync(owner, c)).RunAsync(Archive, manifest, replace, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task<Places> PlacesAsync(string database, string files)
    {
        var connection = (await Postgres.ServerAsync()).OwnerConnectionString(database);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Files:Folder", (string?)files)]).Build();
        return Places.Find(configuration, new DatabaseOptions(connection, new Dictionary<string, string> { ["Default"] = connection }), "postgresql", null);
    }

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<StartException>(act)).Message;

    /// <summary>Each table with the number of its rows and a sum over all of them.</summary>
    private static async Task<IReadOnlyList<string>> SumsAsync(string database)
    {
        await using var snapshot = await DatabaseSnapshot.OpenAsync((await Postgres.ServerAsync()).OwnerConnectionString(database), CancellationToken.None);
        var sums = new List<string>();
        foreach (var table in await snapshot.TablesAsync(CancellationToken.None))
            sums.Add($"{table.Name} {await ScalarAsync(database, $"SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text COLLATE \"C\")), '') FROM \"{table.Name}\" t")}");
        return sums;
    }

    private static Task<string> LinksAsync(string database) =>
        ScalarAsync(database, "SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid), E'\\n' ORDER BY conrelid::regclass::text, conname) FROM pg_constraint WHERE contype = 'f'");

    private static async Task ExecuteAsync(string database, string sql) => await ScalarAsync(database, sql);

    [SuppressMessage("Security", "CA2100", Justification = "The test's own sentences")]
    private static async Task<string> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection((await Postgres.ServerAsync()).OwnerConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }

    /// <summary>A database as the demo leaves it, that nobody is connected to.</summary>
    private async Task<string> TemplateAsync() => await app.CopyAsync();

    public sealed class App : PrepApp
    {
        public string Files { get; } = Directory.CreateTempSubdirectory("prep-files-").FullName;

        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?> { ["Files:Folder"] = Files };

        /// <summary>Another copy of the demo.</summary>
        public Task<string> CopyAsync() => MakeDatabaseAsync();
    }

    private sealed class Second(string database) : PrepApp, IAsyncDisposable
    {
        protected override Task<string> MakeDatabaseAsync() => Task.FromResult(database);

        public new Task StartAsync() => InitializeAsync();

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }
}
