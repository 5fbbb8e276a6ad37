using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PrepPlatform.Hosting;

/// <summary>Marks a handler: one use case, named by its verb, with one public <c>RunAsync</c>.</summary>
public interface IUseCase;

/// <summary>Registers handlers.</summary>
public static class UseCaseExtensions
{
    /// <summary>Registers every <see cref="IUseCase"/> of a module's assembly, one instance a request.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IUseCase).IsAssignableFrom(t)))
            services.AddScoped(type);
        return services;
    }
}
