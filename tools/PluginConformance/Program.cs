using PrepPlatform.PluginConformance;

string? questions = null, models = null;
for (var i = 1; i + 1 < args.Length; i += 2)
    if (args[i] == "--questions") questions = args[i + 1];
    else if (args[i] == "--models") models = args[i + 1];
    else questions = "";

if (args.Length % 2 == 0 || questions == "" || models == "")
{
    await Console.Error.WriteLineAsync("usage: ./prep plugin check FOLDER [--questions FILE] [--models DIR]");
    return 2;
}

if (questions is not null && !File.Exists(questions))
{
    await Console.Error.WriteLineAsync($"There is no file {questions}.");
    return 2;
}

string? group = null;
var (passed, failed) = (0, 0);
await foreach (var finding in Conformance.RunAsync(args[0], questions, models))
{
    if (finding.Group != group) Console.Out.WriteLine(group = finding.Group);
    Console.Out.WriteLine(finding.Problem is null ? $"  ok    {finding.Check}" : $"  FAIL  {finding.Check}\n          {finding.Problem.ReplaceLineEndings("\n          ")}");
    if (finding.Problem is null) passed++;
    else failed++;
}

Console.Out.WriteLine($"{passed} passed, {failed} failed");

// A plugin's thread that hangs must not keep this alive.
Environment.Exit(failed == 0 ? 0 : 1);
return 0;
