using Microsoft.Extensions.Configuration;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation.Command;

/// <summary>The module's settings for a command, which has no host: from the same places as the host's.</summary>
internal static class CommandOptions
{
    /// <summary>Whether a word of the command line is a setting: <c>--Evaluation:Encoder</c>, or <c>--data</c>, the folder that models lie in by default.</summary>
    public static bool IsSetting(string word) => word == "--data" || (word.StartsWith("--", StringComparison.Ordinal) && word.Contains(':', StringComparison.Ordinal));

    /// <summary>A setting with its value, as configuration.</summary>
    public static string[] Take(string word, Func<string> next) => word == "--data"
        ? ["--Evaluation:ModelFolder", Path.Combine(next(), "models")]
        : word.Contains('=', StringComparison.Ordinal) ? [word] : [word, next()];

    /// <exception cref="StartException">A value is wrong.</exception>
    public static EvaluationOptions Read(string[] settings)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(settings).Build();
        return EvaluationOptions.Read(configuration, HostSettings.Read(configuration).Root);
    }
}
