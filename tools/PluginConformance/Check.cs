using System.Diagnostics.CodeAnalysis;

namespace PrepPlatform.PluginConformance;

/// <summary>A thing that must hold.</summary>
/// <param name="Sentence">What.</param>
/// <param name="Body">Throws <see cref="NotMetException"/> where it does not.</param>
internal sealed record Check(string Sentence, Action Body);

/// <summary>Why a check is not met, to the plugin's author.</summary>
internal sealed class NotMetException(string message) : Exception(message);

internal static class Must
{
    public static void Hold([DoesNotReturnIf(false)] bool condition, string otherwise)
    {
        if (!condition) throw new NotMetException(otherwise);
    }

    /// <summary>Where there is a problem, it is not met.</summary>
    public static void Lack(string? problem)
    {
        if (problem is not null) throw new NotMetException(problem);
    }
}
