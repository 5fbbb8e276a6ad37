using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Components;

namespace PrepPlatform.Tests.Unit.Components;

public sealed class SpokenTests : BunitContext
{
    private static readonly SpokenAnswer Heard = new(6, [new("A", 0.2m, 0.3m, 0.9m), new("<b>cash</b>", 0.4m, 0.9m, 0.49m), new("helps.", 2.15m, 2.6m, 0.5m)], "base.en");

    public SpokenTests() => Services.AddSingleton<IStringLocalizer>(new PlainWords());

    [Fact]
    public void Every_word_knows_its_time_and_the_unsure_ones_are_told_in_words()
    {
        var page = Show(Heard, "/recordings/1/audio");
        page.FindAll("[data-at]").Select(w => w.GetAttribute("data-at")).ShouldBe(["0.2", "0.4", "2.15"]);
        page.FindAll("[data-spoken-words] .is-unsure").Single().TextContent.ShouldBe("<b>cash</b> (unsure)");
        page.FindAll("[data-spoken-words] .spoken-pause").Single().TextContent.ShouldBe("pause of 1.3 s");
        page.Find(".spoken-words").TextContent.ShouldBe("A <b>cash</b> (unsure) pause of 1.3 s helps. ");
        page.Find(".spoken-legend").TextContent.ShouldContain("may have been heard wrongly");
        page.Find("audio").GetAttribute("src").ShouldBe("/recordings/1/audio");
        page.FindAll("button, [tabindex='0'], .diff").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_sure_and_fluent_needs_no_legend()
    {
        var page = Show(Heard with { Words = [Heard.Words[0]] }, null);
        page.Find(".spoken-legend").TextContent.Trim().ShouldBeEmpty();
        page.FindAll("[data-player]").ShouldBeEmpty();
    }

    [Fact]
    public void Silence_waiting_and_work_under_way_are_three_things()
    {
        Show(Heard with { Words = [] }, null).Markup.ShouldContain("No words were heard");
        Show(null, null).Markup.ShouldContain("A person will listen to it.");
        Show(Heard with { Words = [], Model = "" }, null).Markup.ShouldContain("Not transcribed yet");
        var running = Render<SpokenTranscript>(p => p.Add(s => s.Progress, 0.4m));
        running.Find("progress").GetAttribute("value").ShouldBe("0.4");
        running.Markup.ShouldNotContain("Not transcribed yet");
    }

    [Fact]
    public void A_correction_stands_beside_what_was_heard()
    {
        var page = Show(Heard with { Corrected = "A cache helps." }, null);
        page.Find("del").TextContent.ShouldBe("A <b>cash</b> helps.");
        page.Find("ins").TextContent.ShouldBe("A cache helps.");
        page.FindAll("[data-at]").Count.ShouldBe(3);
        var fields = Render<SpokenCorrection>(p => p.Add(c => c.Spoken, Heard).Add(c => c.Name, "Words"));
        fields.Find("textarea[name=Words]").TextContent.Trim().ShouldBe("A <b>cash</b> helps.");
        Render<SpokenCorrection>(p => p.Add(c => c.Spoken, Heard with { Corrected = "Mine" })).Find("textarea").TextContent.Trim().ShouldBe("Mine");
        var back = Render<SpokenCorrection>(p => p.Add(c => c.Spoken, Heard).Add(c => c.Posted, "x").Add(c => c.Problem, "Too long."));
        back.Find("textarea").GetAttribute("aria-invalid").ShouldBe("true");
        back.Find("#Text-error").TextContent.ShouldContain("Too long.");
    }

    [Fact]
    public void Delivery_is_told_apart_from_the_score_in_the_readers_numbers()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            DeliveryMeasure[] measures = [new("Pace", 92.5m, "words a minute", 110, 160, "Slow."), new("Pauses", 2, "", null, 4, ""), new("Clarity", 0.9m, "", 0.7m, null, ""), new("Length", 6, "seconds", null, null, "")];
            var page = Show(Heard with { Delivery = measures }, null);
            page.Markup.ShouldContain("None of this is part of the score.");
            page.FindAll(".delivery-head").Select(r => r.TextContent).ShouldBe(["Pace92,5 words a minute", "Pauses2 ", "Clarity0,9 ", "Length6 seconds"]);
            page.FindAll(".delivery-range").Select(r => r.TextContent.Trim()).ShouldBe(["Below the usual usually 110 to 160", "Usual usually up to 4", "Usual usually 0,7 or more"]);
            page.FindAll("svg.delivery-bar").ShouldAllBe(bar => bar.QuerySelectorAll("rect").All(r => !r.GetAttribute("x")!.Contains(',')));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(135, 110.0, 160.0, 25, 75, 50)]
    [InlineData(60, 110.0, 160.0, 40, 80, 0)]
    [InlineData(235, 110.0, 160.0, 16.67, 50, 100)]
    [InlineData(2, null, 4.0, 0, 50, 25)]
    [InlineData(16, null, 4.0, 0, 25, 100)]
    [InlineData(0.9, 0.7, null, 50, 100, 64.29)]
    [InlineData(0, null, 0.0, 0, 0, 0, false)]
    [InlineData(7, null, null, 0, 0, 0, false)]
    [InlineData(5, 5.0, 5.0, 50, 50, 50)]
    public void The_usual_range_and_the_value_have_their_places_on_the_line(double value, double? low, double? high, double from, double to, double at, bool shown = true)
    {
        var scale = DeliveryScale.Of(new("m", (decimal)value, "", (decimal?)low, (decimal?)high, ""));
        (scale is not null).ShouldBe(shown);
        if (scale is null) return;
        Math.Round(scale.From, 2).ShouldBe((decimal)from);
        Math.Round(scale.To, 2).ShouldBe((decimal)to);
        Math.Round(scale.At, 2).ShouldBe((decimal)at);
    }

    private IRenderedComponent<SpokenTranscript> Show(SpokenAnswer? spoken, string? url) => Render<SpokenTranscript>(p => p.Add(s => s.Spoken, spoken).Add(s => s.AudioUrl, url));
}
