using System.Diagnostics;
using System.Text.Json;

namespace PrepPlatform.Tests.Plugins;

/// <summary>The <c>score</c> command as a program: lines in, lines out, no database anywhere.</summary>
public sealed class ScoreTests : IDisposable
{
    private const string Greet = """{"prompt":"Greet Asha.","name":"Asha","points":2}""";
    private readonly PluginFolder folder = new();

    public ScoreTests()
    {
        folder.AddSample("Greeting");
        foreach (var vice in new[] { "WellBehaved", "Throws", "Kills", "ThrowsAtStart", "Flatters", "Snoops", "Forwards" }) folder.AddVice(vice);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_line_gets_one_line_in_order_and_a_bad_one_does_not_stop_the_rest()
    {
        var (exit, lines, _) = await RunAsync(["--jobs", "3"],
            Line("\"a\"", "greeting", Greet, """{"text":"Hello Asha"}"""), Line("2", "greeting", Greet, """{"text":"Bye"}"""), "{ this is no JSON", "", "[1]",
            Line("\"d\"", "nothing", "{}", "{}"), Line("\"e\"", "greeting", """{"prompt":"No name."}""", """{"text":"Hi"}"""),
            Line("\"f\"", "greeting", """{"prompt":"x","name":"Nobody"}""", """{"text":"Hi"}"""), Line("\"g\"", "greeting", Greet, """{"words":1}"""),
            Line("\"h\"", "greeting", Greet, $$"""{"text":"{{new string('a', 600_000)}}"}"""), """{"id":"i","type":"greeting"}""", """{"type":"greeting"}""",
            Line("\"j\"", "well-behaved", Asking.Question, """{"text":"unsure"}"""), Line("\"k\"", "forwards", Asking.Question, """{"text":"Hello Asha"}"""),
            Line("\"l\"", "greeting", Greet, """{"text":"\ud800"}"""), Line("\"m\"", "\\ud800", Greet, """{"text":"x"}"""), Line("\"\\ud800\"", "greeting", Greet, """{"text":"x"}"""));
        exit.ShouldBe(2);
        lines.Count.ShouldBe(16, "blank lines are skipped");
        lines[0].ShouldBe("""{"id":"a","outcome":"scored","score":2,"max":2,"confidence":1,"criteria":[{"name":"Greeting","points":2,"max":2,"reason":"Well met.","evidence":[]}]}""");
        lines[1].ShouldStartWith("""{"id":2,"outcome":"scored","score":0,"max":2,""");
        lines[2].ShouldStartWith("""{"id":null,"error":"The line is no JSON""");
        lines[3].ShouldStartWith("""{"id":null,"error":"The line must be an object""");
        lines[4].ShouldBe("""{"id":"d","error":"No installed plugin offers the type 'nothing'."}""");
        lines[5].ShouldBe("""{"id":"e","error":"The question does not fit: name: This is missing."}""");
        lines[6].ShouldBe("""{"id":"f","error":"The question cannot be used: name: Name somebody."}""");
        lines[7].ShouldStartWith("""{"id":"g","error":"The answer does not fit""");
        lines[8].ShouldBe("""{"id":null,"error":"The line is longer than 512 KiB."}""");
        lines[9].ShouldBe("""{"id":"i","error":"'definition' is missing."}""");
        lines[10].ShouldBe("""{"id":null,"error":"'id' must be a text of at most 200 characters, or a number."}""");
        lines[11].ShouldStartWith("""{"id":"j","outcome":"needs-review","score":1,"max":1,"confidence":0.3,""");
        lines[13..].ShouldAllBe(l => l.Contains("\"error\":", StringComparison.Ordinal), "half a character is no text");
        lines[12].ShouldStartWith("""{"id":"k","outcome":"scored","score":1,"max":1,""", Case.Sensitive, "in the points of the question that was asked");
    }

    [Fact]
    public async Task A_recording_is_a_path_from_where_the_lines_lie_and_what_was_heard_comes_with_the_score()
    {
        folder.AddVice("Hears");
        var lines = Path.Combine(folder.Path, "lines.jsonl");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "greeting.wav"), "Hello Asha");
        await File.WriteAllTextAsync(lines, string.Join('\n', new[] { "greeting.wav", "missing.wav", "" }.Select((f, i) => Line($"{i}", "hears", Asking.Question, $$"""{"audio":"{{f}}"}"""))));
        var (exit, given, _) = await RunAsync([lines]);
        exit.ShouldBe(2);
        given[0].ShouldStartWith("""{"id":0,"outcome":"scored","score":1,"max":1,"confidence":1,"criteria":[{"name":"Greeting",""");
        given[0].ShouldEndWith("""
            "spoken":{"seconds":2,"model":"letters 1.0","text":"Hello Asha","words":[{"text":"Hello","start":0,"end":0.5,"confidence":0.9},{"text":"Asha","start":1,"end":1.5,"confidence":0.9}],"delivery":[{"name":"Pace","value":120,"unit":"words a minute","low":100,"high":160,"tip":"Easy to follow."}]}}
            """.Trim());
        given[1].ShouldBe("""{"id":1,"error":"There is no file 'missing.wav'."}""");
        given[2].ShouldBe("""{"id":2,"outcome":"scored","score":0,"max":1,"confidence":1,"criteria":[]}""");
    }

    [Fact]
    public async Task Broken_plugins_cost_their_own_lines_only_and_get_none_of_the_environment()
    {
        var (exit, lines, _) = await RunAsync([],
            Line("1", "throws", Asking.Question, """{"text":"x"}"""), Line("2", "kills", Asking.Question, """{"text":"x"}"""),
            Line("3", "throws-at-start", Asking.Question, """{"text":"x"}"""), Line("4", "flatters", Asking.Question, """{"text":"x"}"""),
            Line("5", "well-behaved", Asking.Question, """{"text":"x"}"""));
        exit.ShouldBe(2);
        lines[0].ShouldBe("""{"id":1,"outcome":"needs-review","score":0,"max":1,"confidence":0,"criteria":[]}""");
        lines[1].ShouldBe("""{"id":2,"outcome":"needs-review","score":0,"max":1,"confidence":0,"criteria":[]}""");
        lines[2].ShouldStartWith("""{"id":3,"error":"The plugin ThrowsAtStart does not work: The constructor""");
        lines[3].ShouldStartWith("""{"id":4,"outcome":"needs-review","score":0,""");
        lines[4].ShouldStartWith("""{"id":5,"outcome":"scored","score":1,""");
    }

    [Fact]
    public async Task A_hundred_thousand_lines_come_back_in_order_through_a_few_megabytes()
    {
        const int many = 100_000;
        var (exit, lines, memory) = await RunAsync(["--jobs", "2", "--Evaluation:InProcess", "greeting"],
            Enumerable.Range(0, many).Select(i => Line($"{i}", "greeting", Greet.Replace("Greet Asha", i % 7 == 0 ? "Greet her" : "Greet Asha", StringComparison.Ordinal), "{\"words\":1}")).ToArray());
        exit.ShouldBe(2);
        lines.Count.ShouldBe(many);
        lines.Select((l, i) => l.StartsWith($"{{\"id\":{i},", StringComparison.Ordinal)).ShouldAllBe(right => right);
        memory.ShouldBeLessThan(300L * 1024 * 1024);
    }

    [Fact]
    public async Task A_types_schemas_and_example_are_one_document()
    {
        var (exit, lines, _) = await RunAsync(["--schema", "greeting"]);
        exit.ShouldBe(0);
        using var document = JsonDocument.Parse(string.Join('\n', lines));
        document.RootElement.GetProperty("type").GetString().ShouldBe("greeting");
        document.RootElement.GetProperty("definition").GetProperty("required")[1].GetString().ShouldBe("name");
        document.RootElement.GetProperty("response").GetProperty("properties").GetProperty("text").GetProperty("maxLength").GetInt32().ShouldBe(200);
        document.RootElement.GetProperty("example").GetProperty("response").GetProperty("text").GetString().ShouldBe("Hello Asha");
        (await RunAsync(["--schema", "nothing"])).Exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("--jobs", "0")]
    [InlineData("--jobs")]
    [InlineData("--unknown")]
    [InlineData("/nowhere/at/all.jsonl")]
    public async Task What_cannot_be_run_ends_with_one(params string[] arguments) => (await RunAsync(arguments)).Exit.ShouldBe(1);

    private static string Line(string id, string type, string definition, string response) => $$"""{"id":{{id}},"type":"{{type}}","definition":{{definition}},"response":{{response}}}""";

    private async Task<(int Exit, List<string> Lines, long Memory)> RunAsync(string[] arguments, params string[] input)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll"), "score", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["Evaluation__PluginFolder"] = folder.Path;
        start.Environment["ConnectionStrings__Default"] = "Host=nowhere";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(async () =>
        {
            try
            {
                foreach (var line in input) await process.StandardInput.WriteLineAsync(line);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading.
            }
        });
        var (lines, memory) = (new List<string>(), 0L);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count % 10_000 != 0) continue;
            process.Refresh();
            memory = Math.Max(memory, process.WorkingSet64);
        }

        await writing;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await error;
        return (process.ExitCode, lines, memory);
    }
}
