using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.SetUp;

/// <summary>The secret of the set-up link: new with each start, and worthless once there is an operator.</summary>
internal sealed class SetUpSecret
{
    public string Token { get; } = RandomNumberGenerator.GetHexString(40, lowercase: true);
}

internal sealed class SetUpInstallation(PrepDb db, AccountFactory factory, SetUpSecret secret) : IUseCase
{
    public async Task<bool> MayAsync(string? token, CancellationToken cancellation) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token ?? ""), Encoding.UTF8.GetBytes(secret.Token))
        && !await db.Set<Account>().AnyAsync(cancellation);

    public Task<Result<Account>> RunAsync(SetUpForm form, CancellationToken cancellation) =>
        factory.AddAsync(form.Name.Trim(), form.Email.Trim(), ["operator"], form.Password, mustChange: false, cancellation);
}
