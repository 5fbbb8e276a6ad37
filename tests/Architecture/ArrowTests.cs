namespace PrepPlatform.Tests.Architecture;

/// <summary>Which project may reference which: Kernel ← Contracts → Evaluators; Contracts ← {Data, Ui} ← Hosting ← modules ← Web.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PrepPlatform.Kernel"] = [],
        ["PrepPlatform.Evaluators"] = [],
        ["PrepPlatform.Contracts"] = ["PrepPlatform.Kernel", "PrepPlatform.Evaluators"],
        ["PrepPlatform.Data"] = ["PrepPlatform.Contracts"],
        ["PrepPlatform.Ui"] = ["PrepPlatform.Contracts"],
        ["PrepPlatform.Data.PostgreSql"] = ["PrepPlatform.Data"],
        ["PrepPlatform.Data.SqlServer"] = ["PrepPlatform.Data", "Microsoft.SqlServer.Server"],
        ["PrepPlatform.Hosting"] = ["PrepPlatform.Data", "PrepPlatform.Ui"],
    };

    [Fact]
    public void Every_project_of_the_product_keeps_to_the_arrows() => Product.SelectMany(Offences).ShouldBeEmpty();

    [Fact]
    public void A_module_that_references_another_would_be_caught() =>
        OffencesOf("PrepPlatform.Identity", ["PrepPlatform.Hosting", "PrepPlatform.Tenancy"], ["PrepPlatform.Hosting"])
            .ShouldBe(["PrepPlatform.Identity must not reference PrepPlatform.Tenancy"]);

    [Fact]
    public void No_project_reaches_itself()
    {
        var references = Repository.Projects.ToDictionary(p => p.Name, p => p.References);
        bool Reaches(string from, string to, HashSet<string> seen) =>
            references.GetValueOrDefault(from, []).Any(r => r == to || (seen.Add(r) && Reaches(r, to, seen)));
        references.Keys.Where(p => Reaches(p, p, [])).ShouldBeEmpty();
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "PrepPlatform.sln"));
        Repository.Projects.Where(p => !solution.Contains($"{p.Name}.csproj", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Repository.Projects.Where(p => !File.Exists(Path.Combine(Path.GetDirectoryName(p.Path)!, "packages.lock.json"))).ShouldBeEmpty();

    private static IEnumerable<Project> Product => Repository.Projects.Where(p =>
        p.IsModule || p.IsPlugin || Path.GetRelativePath(Repository.Root, p.Path).StartsWith("src", StringComparison.Ordinal));

    private static IEnumerable<string> Offences(Project project) => project switch
    {
        { IsModule: true } => OffencesOf(project.Name, project.References, ["PrepPlatform.Hosting"]),
        { IsPlugin: true } => OffencesOf(project.Name, project.References, ["PrepPlatform.Evaluators"]),
        { Name: "PrepPlatform.Web" } => OffencesOf(project.Name, project.References,
            [.. Repository.Modules.Select(m => $"PrepPlatform.{m}"), "PrepPlatform.Data.PostgreSql", "PrepPlatform.Data.SqlServer"]),
        _ => OffencesOf(project.Name, project.References, Allowed.GetValueOrDefault(project.Name) ?? throw new InvalidOperationException($"{project.Name} has no arrows yet.")),
    };

    private static IEnumerable<string> OffencesOf(string project, IEnumerable<string> references, string[] allowed) =>
        references.Except(allowed).Select(r => $"{project} must not reference {r}");
}
