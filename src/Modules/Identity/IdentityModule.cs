using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Identity.Access;
using PrepPlatform.Identity.Areas.Identity.SetUp;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Identity.Seeding;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Htmx;
using PrepPlatform.Ui.Navigation;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Identity;

/// <summary>People's accounts in a tenant: signing in, what their roles allow, their profile, and the admin's list of people.</summary>
public sealed class IdentityModule : IModule
{
    internal const string ManagePeople = "people.manage", SignInLimit = "sign-in";

    /// <inheritdoc />
    public string Name => "Identity";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions => [new(ManagePeople, "Add, change and deactivate people, and give them new passwords")];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation =>
    [
        new("People", "/staff/people", "users", ManagePeople, 30, "students staff accounts"),
        new("Profile", "/profile", "user", null, 90, "name phone time zone password"),
    ];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => IdentityModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = HostSettings.Read(configuration);
        AddAccounts(services);
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, o =>
        {
            o.Cookie.Name = settings.CookieName("prep-session");
            o.Cookie.SecurePolicy = settings.CookieSecurity();
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "returnUrl";
            o.ExpireTimeSpan = TimeSpan.FromDays(14);
            o.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            o.Events.OnRedirectToLogin = c =>
            {
                // A fragment must not be replaced by the sign-in page: the page says that the session ended.
                if (c.Request.WantsFragment()) c.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else c.Response.Redirect(c.RedirectUri);
                return Task.CompletedTask;
            };
            o.Events.OnRedirectToAccessDenied = c =>
            {
                c.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddScoped<IClaimsTransformation, SessionCookie.Claims>();
        services.Configure<MvcOptions>(o => o.Filters.Add<PasswordChangeFirst>());
        services.AddRateLimiter(o => o.AddPolicy(SignInLimit, LimitByAddress).RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddMemoryCache().AddScoped<IDashboardWidget, PeopleFigures>().AddScoped<IDashboardWidget, Contacts>().AddScoped<IPaletteSource, PeoplePalette>();
        services.AddSingleton<IStartNotice, StartNotices>().AddSingleton<SetUpSecret>();
        services.AddScoped<RoleSeeds>().AddScoped<DemoPeople>();
        services.AddUseCases(typeof(IdentityModule).Assembly);
    }

    /// <inheritdoc />
    public Task ProvisionAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<RoleSeeds>().RunAsync(cancellation);

    /// <inheritdoc />
    public Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<DemoPeople>().RunAsync(cancellation);

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.Password.RequiredLength = 10;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.User.AllowedUserNameCharacters = ""; // The form's rule for e-mail addresses is the rule.
        });
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, PrepDb, Guid>>();
        services.AddScoped<AccountFactory>().AddScoped<LastAdmin>().AddScoped<AccessReader>();
        services.AddScoped<IPeople, People>();
        services.AddScoped<IAccountOpening>(p => p.GetRequiredService<AccountFactory>());
        services.AddSingleton<ICurrentPerson, CurrentPerson>();
    }

    /// <summary>A whole college may sit behind one address, so this only slows floods; five wrong passwords lock the account itself.</summary>
    private static RateLimitPartition<string> LimitByAddress(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        $"{context.Request.Host.Host} {context.Connection.RemoteIpAddress}",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = 300, Window = TimeSpan.FromMinutes(1) });
}
