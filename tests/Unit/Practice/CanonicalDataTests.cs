using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Tests.Unit.Practice;

/// <summary>All of exercism's canonical data, where it lies beside the clone; neither the product nor any other test needs it.</summary>
public sealed class CanonicalDataTests
{
    [SharedExercisesFact]
    public async Task Most_exercises_become_problems_and_whatever_is_left_out_is_said()
    {
        var folder = Directory.CreateTempSubdirectory("prep-exercises-");
        try
        {
            using var tar = Process.Start("tar", ["-xJf", SharedExercisesFactAttribute.Path, "-C", folder.FullName]);
            await tar.WaitForExitAsync();
            tar.ExitCode.ShouldBe(0);
            var sets = Directory.GetFiles(folder.FullName, "canonical-data.json", SearchOption.AllDirectories).Select(f => CaseImport.Read(File.ReadAllText(f), "")).ToList();
            sets.Count.ShouldBeGreaterThan(100);
            sets.Count(s => s.Problems.Count > 0).ShouldBeGreaterThan(sets.Count / 2);
            sets.Where(s => s.Problems.Count == 0).ShouldAllBe(s => s.Said.Count > 0);
            foreach (var problem in sets.SelectMany(s => s.Problems)) Check(problem);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Check(ImportedProblem problem)
    {
        var parameters = problem.Definition.GetProperty("signature").GetProperty("parameters").GetArrayLength();
        var tests = Definition.Tests(problem.Definition);
        tests.Count.ShouldBe(problem.Cases);
        tests.ShouldContain(t => t.Hidden);
        tests.ShouldAllBe(t => JsonElement.Parse(t.Input, default).GetArrayLength() == parameters);
    }
}

/// <summary>Skipped where the data is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedExercisesFactAttribute : FactAttribute
{
    public static readonly string Path = Find();

    public SharedExercisesFactAttribute()
    {
        if (!File.Exists(Path)) Skip = "Exercism's canonical data is not here: put exercism-canonical-data.tar.xz into ../shared/data/exercises.";
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "PrepPlatform.sln"))) folder = folder.Parent;
        return System.IO.Path.Combine(folder?.Parent?.FullName ?? "/", "shared", "data", "exercises", "exercism-canonical-data.tar.xz");
    }
}
