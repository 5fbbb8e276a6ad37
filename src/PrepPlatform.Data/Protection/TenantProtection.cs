using Microsoft.AspNetCore.DataProtection;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Protection;

/// <summary>
/// Puts the current tenant into the purpose of everything that is protected: sign-in cookies, antiforgery tokens, temporary data, links.
/// What one tenant's pages issued is noise to another's, even when copied by hand.
/// </summary>
public sealed class TenantProtectionProvider(IDataProtectionProvider inner) : IDataProtectionProvider
{
    /// <inheritdoc />
    public IDataProtector CreateProtector(string purpose) => new Protector(inner, [purpose]);

    private sealed class Protector(IDataProtectionProvider root, string[] purposes) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Protector(root, [.. purposes, purpose]);

        public byte[] Protect(byte[] plaintext) => ForTenant().Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) => ForTenant().Unprotect(protectedData);

        private IDataProtector ForTenant() =>
            root.CreateProtector(["tenant", TenantScope.CurrentOrNone?.ToString() ?? "none", .. purposes]);
    }
}
