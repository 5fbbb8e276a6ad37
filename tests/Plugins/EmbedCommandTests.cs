using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Plugins;

/// <summary>The <c>embed</c> and <c>models</c> commands as a program, with the product's own plugin and a model that the tests write.</summary>
public sealed class EmbedCommandTests : IDisposable
{
    private readonly PluginFolder plugins = new();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("prep-embed-");

    private string Models => Path.Combine(data.FullName, "models");

    public EmbedCommandTests()
    {
        plugins.AddShipped("SemanticText");
        plugins.AddSample("Greeting");
    }

    public void Dispose()
    {
        plugins.Dispose();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_line_gets_its_vector_in_order_and_a_bad_one_null_and_a_sentence()
    {
        EncoderFolder.Install(Models, "small");
        byte[] input = [.. Encoding.UTF8.GetBytes("The plant\n\n  The plant  \r\n"), 0xFF, 0xFE, (byte)'\n', .. Encoding.UTF8.GetBytes(new string('x', 70_000)), (byte)'\n', .. Encoding.UTF8.GetBytes(new string('é', 300_000)), (byte)'\n', .. "नमस्ते"u8];
        var (exit, lines, error) = await EmbedAsync(input, []);
        exit.ShouldBe(2);
        lines.Count.ShouldBe(7);
        var vectors = lines.Select(l => JsonSerializer.Deserialize<float[]>(l)).ToList();
        vectors.Select(v => v?.Length).ShouldBe([32, 32, 32, null, null, null, 32]);
        vectors[2].ShouldBe(vectors[0]);
        Math.Sqrt(vectors[1]!.Sum(v => v * v)).ShouldBe(1, 1e-5);
        error.ShouldContain("line 4: It is no text in UTF-8.");
        error.ShouldContain("line 5: It is longer than 64 Ki characters.");
        error.ShouldContain("line 6: It is longer than 64 Ki characters.");
    }

    [Fact]
    public async Task The_encoder_can_be_named_and_a_file_read()
    {
        EncoderFolder.Install(Models, "one");
        EncoderFolder.Install(Models, "two", m => m["pooling"] = "cls");
        var file = Path.Combine(data.FullName, "lines.txt");
        await File.WriteAllTextAsync(file, "light\ncell\n");
        var (exit, one, _) = await EmbedAsync([], [file]);
        exit.ShouldBe(0);
        one.Count.ShouldBe(2);
        (await EmbedAsync([], [file, "--model", "two"])).Lines.ShouldNotBe(one);
        (await EmbedAsync([], [file, "--Evaluation:Encoder", "one"])).Lines.ShouldBe(one);
    }

    [Fact]
    public async Task Fifty_thousand_lines_come_back_in_order_through_a_few_megabytes()
    {
        EncoderFolder.Install(Models, "small");
        const int many = 50_000;
        string[] texts = ["light", "cell", "the plant"];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll"), "embed", "--data", data.FullName])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["Evaluation__PluginFolder"] = plugins.Path;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < many; i++) await process.StandardInput.WriteAsync(texts[i % 3] + "\n");
            process.StandardInput.Close();
        });
        var (first, count, memory) = (new string[3], 0, 0L);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (count < 3) first[count] = line[..12];
            else line.ShouldStartWith(first[count % 3]);
            if (++count % 5000 != 0) continue;
            process.Refresh();
            memory = Math.Max(memory, process.WorkingSet64);
        }

        await writing;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        process.ExitCode.ShouldBe(0, await error);
        count.ShouldBe(many);
        first.Distinct().Count().ShouldBe(3);
        memory.ShouldBeLessThan(300L * 1024 * 1024);
    }

    [Fact]
    public async Task A_line_is_answered_before_the_next_is_sent()
    {
        EncoderFolder.Install(Models, "small");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll"), "embed", "--data", data.FullName])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        start.Environment["Evaluation__PluginFolder"] = plugins.Path;
        using var process = Process.Start(start)!;
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteLineAsync("light");
            await process.StandardInput.FlushAsync();
            (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldStartWith("[");
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        process.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("--model", "absent")]
    [InlineData("--unknown")]
    [InlineData("one", "two")]
    [InlineData("/nowhere/at/all")]
    public async Task What_cannot_be_run_ends_with_one(params string[] arguments)
    {
        EncoderFolder.Install(Models, "small");
        var (exit, lines, error) = await EmbedAsync([], arguments);
        exit.ShouldBe(1);
        lines.ShouldBeEmpty();
        error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Models_are_listed_with_what_became_of_them_and_verified()
    {
        var (exit, lines, _) = await ModelsAsync("list");
        exit.ShouldBe(0);
        lines.ShouldContain(l => l.StartsWith("all-minilm-l6-v2 ", StringComparison.Ordinal) && l.Contains("not installed; 91 MB, Apache-2.0", StringComparison.Ordinal));
        lines[^1].ShouldContain("Texts are embedded by prep-encoder");
        (exit, lines, _) = await ModelsAsync("verify");
        exit.ShouldBe(0);
        lines.ShouldBe(["prep-encoder: ok"], "the one that the product brings");

        EncoderFolder.Install(Models, "aaa");
        EncoderFolder.Install(Models, "bbb");
        await File.AppendAllTextAsync(Path.Combine(Models, "aaa", "vocab.txt"), "x");
        lines = (await ModelsAsync("list")).Lines;
        lines.ShouldContain(l => l.StartsWith("aaa ", StringComparison.Ordinal) && l.Contains("not used: vocab.txt has", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("bbb ", StringComparison.Ordinal) && l.EndsWith("in use", StringComparison.Ordinal));
        lines.ShouldContain("There are no weights for bbb 1.0: it serves embedding, and answers are scored without it.");
        lines[^1].ShouldContain("Texts are embedded by bbb 1.0.");
        (exit, lines, _) = await ModelsAsync("verify");
        exit.ShouldBe(1);
        lines.ShouldContain("bbb: ok");
        (await ModelsAsync("verify", "bbb")).Exit.ShouldBe(0);
        (await ModelsAsync("verify", "ccc")).Lines.ShouldBe(["ccc: is not installed."]);
    }

    [Fact]
    public async Task A_model_is_pulled_from_a_mirror_and_used()
    {
        await using var server = await ModelServer.StartAsync();
        var made = EncoderFolder.Install(Path.Combine(data.FullName, "made"), "small");
        foreach (var file in new[] { "model.onnx", "vocab.txt" }) server.Files[$"mirror/somebody/{file}"] = await File.ReadAllBytesAsync(Path.Combine(made, file));
        var pins = Path.Combine(data.FullName, "pins.json");
        await File.WriteAllTextAsync(pins, $$"""
            [{ "summary": "for tests", "license": "none", "description": {{await File.ReadAllTextAsync(Path.Combine(made, "model.json"))}},
               "sources": { "model.onnx": ["somebody/model.onnx"], "vocab.txt": ["somebody/vocab.txt"] } }]
            """);
        var (exit, lines, error) = await ModelsAsync("pull", "--pins", pins, "--source", $"{server.Address}mirror");
        (exit, error).ShouldBe((0, ""));
        lines.ShouldHaveSingleItem().ShouldBe($"Installed small in {Path.Combine(Models, "small")}.");
        (await EmbedAsync("light\n"u8.ToArray(), [])).Lines.ShouldHaveSingleItem().ShouldStartWith("[");
        server.Files.Clear();
        (exit, _, error) = await ModelsAsync("pull", "--pins", pins, "--data", Path.Combine(data.FullName, "other"), "--Evaluation:ModelSource", $"{server.Address}");
        exit.ShouldBe(1);
        error.ShouldContain("it answers 404");
        (await ModelsAsync("pull", "unknown", "--pins", pins)).Error.ShouldContain("There is no model 'unknown' to fetch; there are small.");
    }

    [Theory]
    [InlineData]
    [InlineData("push")]
    [InlineData("list", "--what")]
    [InlineData("pull", "--source", "ftp://example.org")]
    [InlineData("pull", "--from")]
    public async Task Wrong_words_end_with_one_and_the_usage(params string[] arguments)
    {
        var (exit, _, error) = await CommandLine.RunAsync(plugins.Path, ["models", .. arguments]);
        exit.ShouldBe(1);
        error.ShouldContain("usage: models list");
    }

    private Task<(int Exit, List<string> Lines, string Error)> EmbedAsync(byte[] input, string[] arguments) =>
        CommandLine.RunAsync(plugins.Path, ["embed", "--data", data.FullName, .. arguments], input);

    private Task<(int Exit, List<string> Lines, string Error)> ModelsAsync(params string[] arguments) =>
        CommandLine.RunAsync(plugins.Path, ["models", arguments[0], "--data", data.FullName, .. arguments[1..]]);
}
