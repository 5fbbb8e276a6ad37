namespace PrepPlatform.Tests.Architecture;

/// <summary>What can be seen in the text of the source alone.</summary>
public sealed class SourceTests
{
    private const int Longest = 400, NeedsAReason = 200, MostThatNeedAReason = 8;

    private static IEnumerable<(string File, string[] Lines)> Sources => Repository.Files("*.cs")
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllLines(f)));

    [Fact]
    public void No_file_grows_past_four_hundred_lines_and_few_past_two_hundred()
    {
        Sources.Where(s => s.Lines.Length > Longest).Select(s => s.File).ShouldBeEmpty();
        Sources.Count(s => s.Lines.Length > NeedsAReason).ShouldBeLessThanOrEqualTo(MostThatNeedAReason);
    }

    [Fact]
    public void Only_the_platform_scope_looks_past_the_tenant_filter() =>
        Sources.Where(s => s.File.StartsWith("src", StringComparison.Ordinal) && s.Lines.Any(l => l.Contains("IgnoreQueryFilters(", StringComparison.Ordinal)))
            .Select(s => s.File).ShouldBe([Path.Combine("src", "PrepPlatform.Data", "PlatformScope.cs")]);

    [Fact]
    public void No_page_has_inline_script_or_style()
    {
        var offences = Repository.Files("*.cshtml").Concat(Repository.Files("*.razor")).Where(f => File.ReadAllText(f) is var page
            && (page.Contains(" style=\"", StringComparison.Ordinal) || page.Contains("<style", StringComparison.Ordinal)
                || System.Text.RegularExpressions.Regex.IsMatch(page, "<script(?![^>]* src=)| on[a-z]+=\"")));
        offences.ShouldBeEmpty();
    }
}
