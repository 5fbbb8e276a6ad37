using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PrepPlatform.Ui;

namespace PrepPlatform.Hosting.Start;

/// <summary>Controllers and views of the modules, found where the house keeps them.</summary>
internal static class MvcSetup
{
    public static void AddPrepMvc(this IServiceCollection services, IReadOnlyList<IModule> modules)
    {
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<RazorViewEngineOptions>(o =>
        {
            o.AreaViewLocationFormats.Clear();
            o.AreaViewLocationFormats.Add("/Areas/{2}/{1}/{0}.cshtml");
            o.AreaViewLocationFormats.Add("/Areas/{2}/Shared/{0}.cshtml");
            o.AreaViewLocationFormats.Add("/Views/Shared/{0}.cshtml");
        });
        services.AddLocalization(o => o.ResourcesPath = "Resources");
        services.AddSingleton(p => p.GetRequiredService<IStringLocalizerFactory>().Create(typeof(Words)));
        services.AddControllersWithViews(o =>
        {
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            o.Filters.Add(new StaleFilter());
            o.Conventions.Add(new ModuleArea(modules));
            o.ModelMetadataDetailsProviders.Add(new EmptyText());
            PlainTextBinder.Provider.AddTo(o.ModelBinderProviders);
        })
        .ConfigureApplicationPartManager(parts => AddParts(parts, modules));
        services.AddRazorComponents();
    }

    private static void AddParts(ApplicationPartManager parts, IReadOnlyList<IModule> modules)
    {
        foreach (var assembly in modules.Select(m => m.GetType().Assembly).Append(typeof(Words).Assembly).Distinct())
        {
            if (parts.ApplicationParts.Any(p => p.Name == assembly.GetName().Name)) continue;
            foreach (var part in new CompiledRazorAssemblyApplicationPartFactory().GetApplicationParts(assembly).Prepend(new AssemblyPart(assembly)))
                parts.ApplicationParts.Add(part);
        }

        parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single());
        parts.FeatureProviders.Add(new InternalControllers());
    }

    /// <summary>Modules keep their controllers to themselves; the framework alone would look for public ones.</summary>
    private sealed class InternalControllers : ControllerFeatureProvider
    {
        protected override bool IsController(TypeInfo typeInfo) =>
            typeInfo is { IsClass: true, IsAbstract: false } && typeof(ControllerBase).IsAssignableFrom(typeInfo);
    }

    /// <summary>A controller's area is its module.</summary>
    private sealed class ModuleArea(IReadOnlyList<IModule> modules) : IControllerModelConvention
    {
        public void Apply(ControllerModel controller)
        {
            var module = modules.SingleOrDefault(m => m.GetType().Assembly == controller.ControllerType.Assembly);
            if (module is not null) controller.RouteValues["area"] = module.Name;
        }
    }
}
