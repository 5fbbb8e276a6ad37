using PrepPlatform.CodeJudge.Building;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>What was compiled is kept, but not without end.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-store-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_thing_is_made_once_and_nobody_else_may_look_for_it_or_change_it()
    {
        var store = new Store(Path.Combine(folder.FullName, "kept"), 1 << 20);
        var times = 0;
        for (var i = 0; i < 3; i++)
            File.ReadAllText(Path.Combine((await store.GetAsync("a", Make))!, "file")).ShouldBe("x");
        times.ShouldBe(1);
        Directory.GetDirectories(store.Root).ShouldHaveSingleItem();
        if (!OperatingSystem.IsLinux()) return;
        (File.GetUnixFileMode(store.Root) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None);
        (File.GetUnixFileMode(Path.Combine(store.Root, "a")) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None);

        async Task<bool> Make(string aside)
        {
            times++;
            await File.WriteAllTextAsync(Path.Combine(aside, "file"), "x");
            return true;
        }
    }

    [Fact]
    public async Task What_fails_is_not_kept_and_nothing_of_it_stays()
    {
        var store = new Store(Path.Combine(folder.FullName, "kept"), 1 << 20);
        (await store.GetAsync("a", _ => Task.FromResult(false))).ShouldBeNull();
        await Should.ThrowAsync<IOException>(() => store.GetAsync("b", _ => throw new IOException()));
        Directory.GetDirectories(store.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_oldest_go_when_there_is_too_much_but_none_that_may_be_in_use()
    {
        var store = new Store(Path.Combine(folder.FullName, "kept"), 250_000);
        for (var i = 0; i < 5; i++) Put($"old{i}", minutes: 100 - i);
        Put("used", minutes: 5);
        Put("new-left", minutes: 200);
        await store.GetAsync("latest", async aside =>
        {
            await File.WriteAllBytesAsync(Path.Combine(aside, "file"), new byte[90_000]);
            return true;
        });
        Directory.GetDirectories(store.Root).Select(d => Path.GetFileName(d)).Order().ShouldBe(["latest", "used"]);

        void Put(string name, int minutes)
        {
            var made = Directory.CreateDirectory(Path.Combine(store.Root, name));
            File.WriteAllBytes(Path.Combine(made.FullName, "file"), new byte[90_000]);
            made.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-minutes);
        }
    }

    [Fact]
    public void Keys_tell_apart_what_only_looks_the_same_when_put_together() => Store.Key("ab", "c").ShouldNotBe(Store.Key("a", "bc"));
}
