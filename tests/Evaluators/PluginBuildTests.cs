using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrepPlatform.PluginConformance;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>A third party builds a plugin outside of the clone, with the code that docs/plugins.md shows.</summary>
public sealed partial class PluginBuildTests : IDisposable
{
    private readonly DirectoryInfo project = Directory.CreateTempSubdirectory("prep-third-party-");

    private string Folder => Path.Combine(project.FullName, "bin", "plugin", project.Name);

    public void Dispose() => project.Delete(recursive: true);

    [Fact]
    public async Task The_code_of_the_guide_builds_passes_and_is_laid_out_anew_with_each_build()
    {
        await WriteAsync("WordCount.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><ContractAssembly>{typeof(PrepPlatform.Evaluators.IEvaluatorPlugin).Assembly.Location}</ContractAssembly></PropertyGroup>
              <Import Project="{Path.Combine(Clone.Root, "plugins", "Plugin.targets")}" />
              <ItemGroup><None Include="words/**" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
            </Project>
            """);
        foreach (var file in new[] { "plugin.json", "NewEvaluatorPlugin.cs" })
            await WriteAsync(file.Replace("NewEvaluator", "WordCount", StringComparison.Ordinal), Named(await File.ReadAllTextAsync(Path.Combine(Clone.Root, "tools", "plugin-template", file))));
        await WriteAsync("WordCountType.cs", Code().Match(await File.ReadAllTextAsync(Path.Combine(Clone.Root, "docs", "plugins.md"))).Groups[1].Value);
        await WriteAsync("words/one.txt", "one");
        await WriteAsync("words/more/two.txt", "two");
        await BuildAsync();
        Files().Keys.Order().ShouldBe(["WordCount.deps.json", "WordCount.dll", "words/more/two.txt", "words/one.txt"]);
        await ShouldPassAsync();

        await WriteAsync("words/one.txt", "another one");
        File.Delete(Path.Combine(project.FullName, "words", "more", "two.txt"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "left-over.dll"), "");
        await BuildAsync();
        Files().Keys.Order().ShouldBe(["WordCount.deps.json", "WordCount.dll", "words/one.txt"]);
        Files()["words/one.txt"].ShouldBe(Convert.ToHexStringLower(SHA256.HashData("another one"u8)));
        await ShouldPassAsync();
    }

    private async Task ShouldPassAsync()
    {
        await foreach (var finding in Conformance.RunAsync(Folder)) finding.Problem.ShouldBeNull(finding.Check);
    }

    private Dictionary<string, string> Files() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "plugin.json"))).RootElement.GetProperty("files").Deserialize<Dictionary<string, string>>()!;

    private static string Named(string template) => template.Replace("NewEvaluator", "WordCount", StringComparison.Ordinal).Replace("new-evaluator", "word-count", StringComparison.Ordinal);

    private async Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(project.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    private async Task BuildAsync()
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", "build -c Release -nologo -v:quiet -clp:NoSummary -tl:off -nodeReuse:false -p:UseSharedCompilation=false -warnaserror")
        {
            WorkingDirectory = project.FullName, RedirectStandardOutput = true,
        })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        build.ExitCode.ShouldBe(0, said);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
