using Microsoft.Extensions.Configuration;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Hosting;

/// <summary>What the operator decides about the sandbox, for the host and for plugins.</summary>
public static class SandboxSettings
{
    /// <summary>Reads them from the <c>Sandbox</c> section.</summary>
    /// <exception cref="StartException">A value is wrong; the message names it and says what it should be.</exception>
    public static SandboxOptions Read(IConfiguration configuration)
    {
        var usual = new SandboxOptions();
        return new SandboxOptions
        {
            RequireControlGroups = configuration["Sandbox:RequireControlGroups"] is { Length: > 0 } text
                ? bool.TryParse(text, out var required) ? required : throw new StartException("Sandbox:RequireControlGroups must be true or false.")
                : usual.RequireControlGroups,
            FirstUser = Number(configuration, "FirstUser", usual.FirstUser, 1000, 2_000_000_000),
            Users = Number(configuration, "Users", usual.Users, 1, 4096),
        };
    }

    private static int Number(IConfiguration configuration, string name, int usual, int least, int most) => configuration[$"Sandbox:{name}"] is not { Length: > 0 } text
        ? usual
        : int.TryParse(text, out var number) && number >= least && number <= most ? number : throw new StartException($"Sandbox:{name} must be a number from {least} to {most}.");
}
