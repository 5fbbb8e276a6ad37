using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace PrepPlatform.Ui.Markup;

/// <summary>Plays a recording. The browser's own controls; scripts put a player in their place that has speeds and works the same everywhere.</summary>
internal static class AudioPlayer
{
    public static IHtmlContent Render(string? url, string label, IStringLocalizer words) => Html.Tag("div", "player", ("data-player", ""), ("data-words", Words(words))).Holding(
        Html.Tag("audio", null, ("controls", ""), ("preload", "metadata"), ("src", url), ("aria-label", label)));

    private static string Words(IStringLocalizer words) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["play"] = words["Play"], ["pause"] = words["Pause"], ["place"] = words["Place in the recording"], ["of"] = words["{0} of {1}"], ["speed"] = words["Speed"],
        ["broken"] = words["This recording cannot be played here. It may still be on its way; reload the page in a minute."],
    });
}
