using PrepPlatform.PluginConformance;

if (args is not ([_] or [_, "--questions", _]))
{
    await Console.Error.WriteLineAsync("usage: ./prep plugin check FOLDER [--questions FILE]");
    return 2;
}

if (args is [_, _, var questions] && !File.Exists(questions))
{
    await Console.Error.WriteLineAsync($"There is no file {questions}.");
    return 2;
}

string? group = null;
var (passed, failed) = (0, 0);
await foreach (var finding in Conformance.RunAsync(args[0], args is [_, _, var file] ? file : null))
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
