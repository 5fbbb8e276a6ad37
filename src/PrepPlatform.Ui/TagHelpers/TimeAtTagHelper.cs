using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Identity;

namespace PrepPlatform.Ui.TagHelpers;

/// <summary><c>&lt;time-at value="@entry.At" /&gt;</c>: an instant in the reader's zone, the zone in its title.</summary>
[HtmlTargetElement("time-at", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeAtTagHelper(ICurrentPerson reader, TimeProvider clock, IStringLocalizer words) : TagHelper
{
    /// <summary>The instant; null shows <see cref="None"/>.</summary>
    public DateTimeOffset? Value { get; set; }

    /// <summary>What stands there when there is none; English, translated here.</summary>
    public string None { get; set; } = "never";

    /// <summary>Whether the zone's offset stands beside it, for what somebody has to keep to: a deadline, a time on a schedule.</summary>
    public bool Zone { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } at)
        {
            output.TagName = null;
            output.Content.SetContent(words[None]);
            return;
        }

        var local = TimeZoneInfo.ConvertTime(at, reader.TimeZone);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", $"{local:dddd, d MMMM yyyy HH:mm} ({reader.TimeZone.Id})");
        output.Content.SetContent(Say(local, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), reader.TimeZone)));
        if (Zone) output.Content.AppendHtml(" <small class=\"muted\">").Append(ZoneOffset.Say(local)).AppendHtml("</small>");
    }

    private string Say(DateTimeOffset at, DateTimeOffset now) => (now.Date - at.Date).Days switch
    {
        0 => words["today {0}", at.ToString("HH:mm", CultureInfo.CurrentCulture)],
        1 => words["yesterday {0}", at.ToString("HH:mm", CultureInfo.CurrentCulture)],
        _ when at.Year == now.Year => at.ToString("d MMM HH:mm", CultureInfo.CurrentCulture),
        _ => at.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture),
    };
}
