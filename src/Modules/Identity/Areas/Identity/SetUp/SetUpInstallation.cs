using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.SetUp;

/// <summary>The secret of the set-up link: good for a day on every node, and worthless once there is an operator.</summary>
internal sealed class SetUpSecret(IDataProtectionProvider protection)
{
    private const string Content = "first operator";
    private static readonly TimeSpan Good = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("set-up").ToTimeLimitedDataProtector();

    /// <summary>A new token, made in the platform's scope.</summary>
    public string MakeToken() => protector.Protect(Content, Good);

    public bool Accepts(string? token)
    {
        try
        {
            return token is { Length: > 0 and < 1000 } && protector.Unprotect(token) == Content;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

internal sealed class SetUpInstallation(PrepDb db, AccountFactory factory, SetUpSecret secret) : IUseCase
{
    public async Task<bool> MayAsync(string? token, CancellationToken cancellation) =>
        secret.Accepts(token) && !await db.Set<Account>().AnyAsync(cancellation);

    public Task<Result<Account>> RunAsync(SetUpForm form, CancellationToken cancellation) =>
        factory.AddAsync(form.Name.Trim(), form.Email.Trim(), ["operator"], form.Password, mustChange: false, cancellation);
}
