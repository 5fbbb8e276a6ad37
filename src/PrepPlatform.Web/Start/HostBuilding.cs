using Microsoft.Extensions.Configuration.Memory;
using PrepPlatform.Data;
using PrepPlatform.Data.PostgreSql;
using PrepPlatform.Data.SqlServer;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;

namespace PrepPlatform.Web.Start;

/// <summary>Builds the host from configuration; the tests build the same one.</summary>
internal static class HostBuilding
{
    /// <summary>Whether a database is configured, so that none is embedded.</summary>
    public static bool HasDatabase(string[] args) => Read(args).GetConnectionString("Default") is { Length: > 0 };

    /// <summary>The settings as they are before there is a host.</summary>
    public static IConfiguration Read(string[] args) =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();

    public static WebApplication Build(string[] args, IEnumerable<KeyValuePair<string, string?>> settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(HostBuilding).Assembly.GetName().Name, // Also where the process is a test runner.
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = FindWebRoot(),
        });
        // First, so that files, environment and command line say otherwise where they want to.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = settings });
        builder.WebHost.UseKestrel(o => o.AddServerHeader = false);
        AddLogging(builder);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = builder.Environment.IsDevelopment());
        builder.AddPrepPlatform(Modules.All, DialectOf(builder.Configuration));
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UsePrepPlatform();
        return app;
    }

    public static IDialect DialectOf(IConfiguration configuration) => (configuration["Database:Engine"] ?? "postgresql") switch
    {
        "postgresql" => new PostgreSqlDialect(),
        "sqlserver" => new SqlServerDialect(),
        _ => throw new StartException("Database:Engine must be postgresql or sqlserver."),
    };

    /// <summary>One JSON object a line for machines; in a demo only what a person should act on.</summary>
    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        // What fails in EF Core throws, and is logged where it is handled.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical).AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (builder.Configuration.GetValue("Host:Demo", false)) builder.Logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        else builder.Logging.AddJsonConsole(o => o.IncludeScopes = true);
    }

    /// <summary>Beside the program when published; in a clone, the source folder that the bundle is written to.</summary>
    private static string FindWebRoot()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(Path.Combine(published, "lib"))) return published;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "src", "PrepPlatform.Web", "wwwroot") is var source && Directory.Exists(source)) return source;
        throw new StartException("The pages' styles are missing: run ./prep run, which bundles them.");
    }
}
