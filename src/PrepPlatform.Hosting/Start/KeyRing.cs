using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrepPlatform.Data;

namespace PrepPlatform.Hosting.Start;

/// <summary>The framework's own protection provider, which the tenant's wraps: built apart, since both are registered as the same service.</summary>
internal static class KeyRing
{
    public static IDataProtectionProvider Build(IServiceProvider services)
    {
        var inner = new ServiceCollection();
        inner.AddLogging();
        inner.AddDataProtection().SetApplicationName("PrepPlatform");
        inner.AddSingleton(services.GetRequiredService<Databases>());
        inner.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyStorage>();
        return inner.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}

/// <summary>Keeps the keys in the catalogue.</summary>
internal sealed class KeyStorage(Databases databases) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = databases.CreateKeyRepository();
}
