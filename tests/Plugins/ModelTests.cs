using System.Security.Cryptography;
using System.Text.Json;
using PrepPlatform.Evaluation.Command.Models;
using PrepPlatform.Evaluators.Models;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Models are fetched from a server that may do anything, and nothing is put in place that is not what was wanted.</summary>
public sealed class ModelTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("prep-pull-");
    private readonly HttpClient http = new(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private ModelServer server = null!;
    private ModelPin pin = null!;
    private long progress;

    private string Folder => Path.Combine(scratch.FullName, "models");

    private string Installed => Path.Combine(Folder, "small");

    private string Part => Path.Combine(Installed, "model.onnx.part");

    public async Task InitializeAsync()
    {
        server = await ModelServer.StartAsync();
        var made = EncoderFolder.Install(scratch.FullName, "small");
        foreach (var file in new[] { "model.onnx", "vocab.txt" }) server.Files[$"somebody/{file}"] = await File.ReadAllBytesAsync(Path.Combine(made, file));
        var description = JsonElement.Parse(await File.ReadAllBytesAsync(Path.Combine(made, "model.json")));
        pin = new ModelPin("for tests", "none", description, new Dictionary<string, IReadOnlyList<string>>
        {
            ["model.onnx"] = ["nobody/model.onnx", "somebody/model.onnx"], ["vocab.txt"] = ["somebody/vocab.txt"],
        });
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        scratch.Delete(recursive: true);
    }

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_model_is_fetched_from_the_first_place_that_has_it_and_described_last()
    {
        await PullAsync();
        await ShouldBeInstalledAsync();
        server.Asked.Select(a => a.Path).ShouldBe(["nobody/model.onnx", "somebody/model.onnx", "somebody/vocab.txt"]);
        progress.ShouldBe(pin.Size);
        server.Asked.Clear();
        await PullAsync();
        server.Asked.ShouldBeEmpty("it is all there");
        await File.AppendAllTextAsync(Path.Combine(Installed, "vocab.txt"), "more");
        await PullAsync();
        server.Asked.Select(a => a.Path).ShouldBe(["somebody/vocab.txt"], "what was changed is fetched again");
        await ShouldBeInstalledAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_breaks_off_goes_on_where_it_was(bool hidesLength)
    {
        (server.BreaksAfter, server.HidesLength) = (30_000, hidesLength);
        await PullAsync();
        await ShouldBeInstalledAsync();
        var asked = server.Asked.Where(a => a.Path == "somebody/model.onnx").Select(a => a.From).ToList();
        asked.Count.ShouldBeGreaterThan(2);
        asked.ShouldBe(asked.Order());
        asked[^1].ShouldBeGreaterThan(0);
        progress.ShouldBe(pin.Size);
    }

    [Fact]
    public async Task A_part_of_an_earlier_try_is_gone_on_with_and_a_wrong_one_is_dropped()
    {
        Directory.CreateDirectory(Installed);
        var file = server.Files["somebody/model.onnx"];
        await File.WriteAllBytesAsync(Part, file[..50_000]);
        await PullAsync();
        server.Asked.ShouldContain(("somebody/model.onnx", 50_000L));
        await ShouldBeInstalledAsync();
        File.Delete(Path.Combine(Installed, "model.onnx"));
        foreach (var wrong in new[] { new byte[70_000], new byte[file.Length], new byte[file.Length + 9] })
        {
            await File.WriteAllBytesAsync(Part, wrong);
            await PullAsync();
            await ShouldBeInstalledAsync();
            File.Delete(Path.Combine(Installed, "model.onnx"));
        }
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_all_of_it_again()
    {
        Directory.CreateDirectory(Installed);
        await File.WriteAllBytesAsync(Part, server.Files["somebody/model.onnx"][..50_000]);
        server.IgnoresRanges = true;
        await PullAsync();
        await ShouldBeInstalledAsync();
        progress.ShouldBe(pin.Size);
    }

    [Fact]
    public async Task A_server_that_is_busy_for_a_moment_is_asked_again()
    {
        server.BusyFor = 2;
        await PullAsync();
        await ShouldBeInstalledAsync();
    }

    [Theory]
    [InlineData("changed", "its SHA-256 differs")]
    [InlineData("longer", "bytes instead of")]
    [InlineData("much longer", "its file has more than")]
    [InlineData("shorter", "bytes instead of")]
    [InlineData("missing", "it answers 404")]
    [InlineData("stalls", "nothing came for 0.3 s")]
    [InlineData("busy", "it answers 503")]
    [InlineData("breaks", "could not be fetched")]
    public async Task What_cannot_be_had_installs_nothing_and_says_why(string how, string why)
    {
        var file = server.Files["somebody/model.onnx"];
        if (how == "changed") file[^100] ^= 1;
        if (how.EndsWith("longer", StringComparison.Ordinal)) server.Files["somebody/model.onnx"] = [.. file, .. new byte[1000]];
        if (how == "much longer") server.HidesLength = true;
        if (how == "shorter") server.Files["somebody/model.onnx"] = file[..^10];
        if (how == "missing") server.Files.Remove("somebody/model.onnx");
        if (how == "stalls") server.StallsAfter = 0;
        if (how == "breaks") server.BreaksAfter = 0;
        if (how == "busy") server.BusyFor = int.MaxValue;
        (await Should.ThrowAsync<ModelException>(PullAsync)).Message.ShouldContain(why);
        File.Exists(Path.Combine(Installed, "model.onnx")).ShouldBeFalse();
        File.Exists(Path.Combine(Installed, "model.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_one_place_has_another_file_the_next_one_is_asked()
    {
        var wrong = server.Files["somebody/model.onnx"].ToArray();
        wrong[^100] ^= 1;
        server.Files["nobody/model.onnx"] = wrong;
        await PullAsync();
        await ShouldBeInstalledAsync();
        server.Asked.Select(a => a.Path).ShouldBe(["nobody/model.onnx", "somebody/model.onnx", "somebody/vocab.txt"]);
        progress.ShouldBe(pin.Size);
    }

    [Theory]
    [InlineData("\"name\":\"small\"", "\"name\":\"../small\"", "'name' must be")]
    [InlineData("\"vocab.txt\":{", "\"../vocab.txt\":{", "no plain name")]
    [InlineData("\"size\":", "\"size\":-", "each size")]
    public void A_list_of_models_may_not_name_what_no_model_may_be_called(string good, string bad, string why)
    {
        var (description, path) = (JsonSerializer.Serialize(pin.Description), Path.Combine(scratch.FullName, "pins.json"));
        string List(string one) => $$"""[{ "summary": "for tests", "license": "none", "description": {{one}}, "sources": {} }]""";
        File.WriteAllText(path, List(description));
        ModelPin.Read(path).ShouldHaveSingleItem().Name.ShouldBe("small");
        description.ShouldContain(good);
        File.WriteAllText(path, List(description.Replace(good, bad, StringComparison.Ordinal)));
        Should.Throw<ModelException>(() => ModelPin.Read(path)).Message.ShouldContain(why);
    }

    [Fact]
    public async Task What_was_stopped_is_kept_and_finished_later()
    {
        server.StallsAfter = 40_000;
        using var stop = new CancellationTokenSource();
        var pulling = PullAsync(TimeSpan.FromMinutes(1), stop.Token);
        await Tests.Support.Eventually.BeAsync(() => File.Exists(Part) && new FileInfo(Part).Length == 40_000);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(pulling);
        server.StallsAfter = null;
        await PullAsync();
        server.Asked.ShouldContain(("somebody/model.onnx", 40_000L));
        await ShouldBeInstalledAsync();
    }

    [Theory]
    [InlineData("small")]
    [InlineData("")]
    public async Task Without_a_network_files_are_copied_from_a_folder_and_held_against_their_hashes(string below)
    {
        var from = Directory.CreateDirectory(Path.Combine(scratch.FullName, "usb", below)).FullName;
        foreach (var file in new[] { "model.onnx", "vocab.txt" }) File.Copy(Path.Combine(scratch.FullName, "small", file), Path.Combine(from, file));
        await CopyAsync();
        await ShouldBeInstalledAsync();
        Directory.Delete(Installed, recursive: true);
        await File.WriteAllTextAsync(Path.Combine(from, "vocab.txt"), "another");
        (await Should.ThrowAsync<ModelException>(CopyAsync)).Message.ShouldContain("its SHA-256 differs");
        File.Delete(Path.Combine(from, "model.onnx"));
        Directory.Delete(Installed, recursive: true);
        (await Should.ThrowAsync<ModelException>(CopyAsync)).Message.ShouldContain("There is no model.onnx");
    }

    [Fact]
    public void The_products_own_list_names_files_with_sizes_hashes_and_places()
    {
        var pins = ModelPin.Read(null);
        pins.Select(p => p.Name).ShouldBe(["all-minilm-l6-v2", "all-minilm-l6-v2-quantized", "gte-small-quantized", "whisper-base-q5-1", "whisper-tiny.en", "whisper-tiny-q5-1", "silero-v6.2.0"]);
        foreach (var known in pins)
        {
            known.Sources.Keys.Order().ShouldBe(known.Model.Files.Keys.Order());
            known.Sources.Values.ShouldAllBe(s => s.Count > 0);
            known.Model.Files.Values.ShouldAllBe(f => f.Sha256.Length == 64 && f.Size > 0);
            if (known.Model.Kind == "encoder") known.Description.GetProperty("maxTokens").GetInt32().ShouldBeLessThanOrEqualTo(512);
            else known.Model.Files.Keys.ShouldBe([known.Description.GetProperty("model").GetString()!]);
            known.License.ShouldNotBeEmpty();
        }
    }

    private Task PullAsync() => PullAsync(TimeSpan.FromSeconds(0.3), CancellationToken.None);

    private Task PullAsync(TimeSpan stall, CancellationToken cancellation)
    {
        progress = 0;
        var fetch = new FetchFile(http, server.Address, pin, more => progress += more) { Stall = stall, Pause = TimeSpan.FromMilliseconds(5) };
        return new PullModel(Folder, pin, fetch).RunAsync(cancellation);
    }

    private Task CopyAsync() => new PullModel(Folder, pin, new CopyFile(Path.Combine(scratch.FullName, "usb"), "small", _ => { })).RunAsync(CancellationToken.None);

    private async Task ShouldBeInstalledAsync()
    {
        var model = ModelFolder.Read(Installed);
        await model.CheckAsync(CancellationToken.None);
        pin.Differs(model).ShouldBeNull();
        Directory.GetFiles(Installed).Select(Path.GetFileName).Order().ShouldBe(["model.json", "model.onnx", "vocab.txt"]);
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Installed, "model.onnx")))).ShouldBe(pin.Model.Files["model.onnx"].Sha256);
    }
}
