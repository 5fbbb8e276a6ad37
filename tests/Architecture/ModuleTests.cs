using PrepPlatform.Hosting;

namespace PrepPlatform.Tests.Architecture;

public sealed class ModuleTests
{
    private static readonly IReadOnlyList<IModule> Modules = PrepPlatform.Web.Modules.All;

    [Fact]
    public void The_host_lists_every_module_on_disk() => Modules.Select(m => m.Name).Order().ShouldBe(Repository.Modules);

    [Fact]
    public void A_module_shows_one_type_only()
    {
        foreach (var module in Modules)
            module.GetType().Assembly.GetExportedTypes().Where(t => t.Namespace?.StartsWith("PrepPlatform", StringComparison.Ordinal) == true)
                .ShouldBe([module.GetType()], module.Name);
    }

    [Fact]
    public void A_module_is_named_after_its_folder() =>
        Modules.ShouldAllBe(m => m.GetType().Name == $"{m.Name}Module" && m.GetType().Namespace == $"PrepPlatform.{m.Name}");

    [Fact]
    public void A_module_tells_a_newcomer_what_it_is_in_a_page()
    {
        foreach (var module in Repository.Modules)
        {
            var readme = Path.Combine(Repository.Root, "src", "Modules", module, "README.md");
            File.Exists(readme).ShouldBeTrue($"{module} needs a README.md");
            File.ReadLines(readme).Count().ShouldBeInRange(8, 70, readme);
        }
    }

    [Fact]
    public void Permissions_and_jobs_have_names_of_their_own()
    {
        Modules.SelectMany(m => m.Permissions).Select(p => p.Name).ShouldBeUnique();
        Modules.SelectMany(m => m.Jobs).Select(j => j.Key).ShouldBeUnique();
        Modules.ShouldAllBe(m => m.Jobs.All(j => j.Key.StartsWith(m.Name.ToLowerInvariant() + ".", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_called_service_manager_or_helper() => Modules.SelectMany(m => m.GetType().Assembly.GetTypes())
        .Where(t => t.Name.EndsWith("Service", StringComparison.Ordinal) || t.Name.EndsWith("Manager", StringComparison.Ordinal)
            || t.Name.EndsWith("Helper", StringComparison.Ordinal))
        .ShouldBeEmpty();
}
