using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Unit.Components;
using PrepPlatform.Ui.Answers;

namespace PrepPlatform.Tests.Unit.Answers;

public sealed class AnswerControlTests
{
    private const string Schema = """
        {"type":"object","required":["city"],"properties":{"city":{"type":"string","maxLength":40,"title":"City"},"people":{"type":"integer","title":"People"},"coast":{"type":"boolean"}}}
        """;

    private static readonly ChoicePresentation One = new("Which **one**?", [new("a", "A *stack*"), new("b", "A queue"), new("c", "A `heap`")], false);
    private static readonly OrderPresentation Order = new("Order", [new("2", "two"), new("1", "one"), new("3", "three")]);
    private static readonly GridPresentation Grid = new("Match", [new("l1", "France"), new("l2", "Spain")], [new("r1", "Madrid"), new("r2", "Paris")]);
    private static readonly TextPresentation Blanks = new("The [[1]] of `x[[2]]` and [[9]]", 3);

    public static TheoryData<Presentation, string> Answers => new()
    {
        { One, """{"selected":["b"]}""" },
        { One with { Several = true }, """{"selected":["a","c"]}""" },
        { Grid, """{"pairs":{"l1":"r2"}}""" },
        { Grid, """{"pairs":{"l1":"r2","l2":"r1"}}""" },
        { Order, """{"order":["3","1","2"]}""" },
        { new NumberPresentation("g?", ["m/s2"]), """{"value":"9.81 m/s2"}""" },
        { Blanks, """{"blanks":["\u003C\u0022q\u0022\u003E","","z"]}""" },
        { new TextPresentation("Say it", 1), """{"blanks":["word"]}""" },
        { new EssayPresentation("Why?", 8, 2000), """{"text":"\nOne\n\n  Two \u0026 \u003Cb\u003E"}""" },
        { new FormPresentation("Where?", Schema), """{"city":"Pune","people":12,"coast":true}""" },
    };

    [Theory, MemberData(nameof(Answers))]
    public void What_was_answered_comes_back_as_it_was(Presentation presentation, string response)
    {
        var page = Show(presentation, response);
        ResponseForm.Read(presentation, page.Post(), "A.x")!.Value.GetRawText().ShouldBe(response);
    }

    [Theory, MemberData(nameof(Answers))]
    public void An_untouched_control_is_no_answer(Presentation presentation, string response)
    {
        ResponseForm.IsAnswered(Parse(response)).ShouldBeTrue();
        ResponseForm.Read(presentation, Show(presentation, null).Post(), "A.x").ShouldBeNull();
    }

    [Theory, MemberData(nameof(Answers))]
    public void Every_control_has_a_name_for_everyone(Presentation presentation, string response)
    {
        var page = Show(presentation, response);
        foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), select, textarea, [role=group], [role=radiogroup]")) NameOf(page, control).ShouldNotBeNullOrWhiteSpace(control.OuterHtml);
        page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
        page.QuerySelectorAll("[style], [onclick]").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Answers))]
    public void To_be_read_it_has_nothing_to_change_and_says_what_was_answered(Presentation presentation, string response)
    {
        foreach (var mode in new[] { "locked", "review" })
        {
            Show(presentation, response, mode).QuerySelectorAll("input, select, textarea, button").ShouldBeEmpty();
            Show(presentation, null, mode).Body!.TextContent.ShouldContain("Not answered");
        }
    }

    [Fact]
    public void The_key_is_shown_in_review_alone()
    {
        Show(One, """{"selected":["b"]}""", "locked", """{"selected":["a"]}""").QuerySelectorAll(".answer-note-right, .answer-note-wrong, .answer-note-missed").ShouldBeEmpty();
        Show(One, """{"selected":["b"]}""", "open", """{"selected":["a"]}""").Body!.TextContent.ShouldNotContain("right");
    }

    [Fact]
    public void A_review_says_in_words_what_was_right()
    {
        var choice = Show(One with { Several = true }, """{"selected":["a","b"]}""", "review", """{"selected":["a","c"]}""");
        choice.QuerySelectorAll("li.option").Select(o => o.QuerySelector(".answer-note")!.TextContent.Trim()).ShouldBe(["Your answer, right", "Your answer, wrong", "Right, not chosen"]);
        var order = Show(Order, """{"order":["1","3","2"]}""", "review", """{"order":["1","2","3"]}""");
        order.QuerySelectorAll(".answer-note").Select(n => n.TextContent.Trim()).ShouldBe(["Right", "Wrong", "Wrong"]);
        order.QuerySelectorAll("ol")[1].QuerySelectorAll("li").Select(i => i.TextContent).ShouldBe(["one", "two", "three"]);
        var grid = Show(Grid, """{"pairs":{"l1":"r1"}}""", "review", """{"pairs":{"l1":"r2","l2":"r1"}}""");
        grid.QuerySelectorAll(".matching-row").Select(r => string.Join(' ', r.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["FranceMadrid WrongRight: Paris", "Spain Not answeredRight: Madrid"]);
        Show(new NumberPresentation("g", []), """{"value":"9.8"}""", "review", """{"value":"9.81"}""").QuerySelector(".answer-best")!.TextContent.ShouldContain("9.81");
    }

    [Fact]
    public void Blanks_stand_in_the_text_once_also_in_code_and_the_others_below()
    {
        var page = Show(new TextPresentation("a [[1]] b [[1]] [x](http://h.example/[[2]]) $[[3]]$\n```\nf([[4]])\n```\n[[7]]", 4), null);
        page.QuerySelectorAll(".question-prompt input").Select(i => i.GetAttribute("name")).ShouldBe(["A.x.blanks[0]", "A.x.blanks[3]"]);
        page.QuerySelector("pre input").ShouldNotBeNull();
        page.QuerySelectorAll(".blanks input").Select(i => i.GetAttribute("name")).ShouldBe(["A.x.blanks[1]", "A.x.blanks[2]"]);
        page.QuerySelector(".question-prompt")!.TextContent.ShouldContain("[[7]]");
    }

    [Fact]
    public void Without_scripts_items_move_by_buttons_and_the_order_counts_from_then_on()
    {
        var page = Show(Order, null);
        var up = page.QuerySelector("button[value='up:3']")!;
        var posted = page.Post(up);
        ResponseForm.StaysHere(posted, "A.x").ShouldBeTrue();
        var moved = ResponseForm.Read(Order, posted, "A.x")!.Value;
        moved.GetRawText().ShouldBe("""{"order":["2","3","1"]}""");
        var again = Show(Order, moved.GetRawText());
        ResponseForm.Read(Order, again.Post(again.QuerySelector("button[value='down:2']")), "A.x")!.Value.GetRawText().ShouldBe("""{"order":["3","2","1"]}""");
    }

    [Fact]
    public void A_choice_can_be_taken_back()
    {
        var page = Show(One, """{"selected":["b"]}""");
        ResponseForm.Read(One, page.Post(page.QuerySelector("[data-answer-clear]")), "A.x").ShouldBeNull();
    }

    [Fact]
    public void Enter_presses_no_button_that_changes_the_answer()
    {
        foreach (var presentation in new Presentation[] { One, Order, new FormPresentation("f", Schema) })
            Show(presentation, null).QuerySelector("button")!.HasAttribute("name").ShouldBeFalse();
    }

    [Fact]
    public void What_strangers_post_fits_the_control_or_is_left_out()
    {
        Read(One, ("A.x.selected", ["b", "a", "zz"])).ShouldBe("""{"selected":["a"]}""");
        Read(One, ("A.x.selected", ["<script>"])).ShouldBeNull();
        Read(Grid, ("A.x.pairs.l1", ["r9"]), ("A.x.pairs.l2", ["r2", "r1"]), ("A.x.pairs.l3", ["r1"])).ShouldBe("""{"pairs":{"l2":"r2"}}""");
        Read(Order, ("A.x.order", ["3", "3", "x"]), ("A.x.ordered", ["1"])).ShouldBe("""{"order":["3","2","1"]}""");
        Read(Order, ("A.x.order", ["3", "1", "2"]), ("A.x.move", ["up:nobody"])).ShouldBe("""{"order":["3","1","2"]}""");
        Read(Blanks, ("A.x.blanks[0]", ["a"]), ("A.x.blanks[99999]", ["b"])).ShouldBe("""{"blanks":["a","",""]}""");
        Read(new EssayPresentation("", 1, 5), ("A.x.text", ["  \r\n "])).ShouldBeNull();
    }

    [Fact]
    public void A_stored_answer_of_another_shape_breaks_nothing()
    {
        foreach (var response in new[] { "[]", "3", """{"selected":{"a":1},"order":[1,null],"pairs":[],"blanks":"x","value":{},"text":[]}""" })
            foreach (var (presentation, _) in Answers.Select(a => ((Presentation)a[0], a[1])))
                foreach (var mode in new[] { "open", "locked", "review" }) Show(presentation, response, mode, response).Body.ShouldNotBeNull();
    }

    private static string? Read(Presentation presentation, params (string Name, string[] Values)[] posted) => ResponseForm.Read(
        presentation, new Microsoft.AspNetCore.Http.FormCollection(posted.ToDictionary(p => p.Name, p => new Microsoft.Extensions.Primitives.StringValues(p.Values))), "A.x")?.GetRawText();

    private static IHtmlDocument Show(Presentation presentation, string? response, string mode = "open", string? best = null) => new AnswerControlTagHelper(new PlainWords())
    {
        Presentation = presentation, Name = "A.x", Mode = mode, Label = "Question 3", Response = response is null ? null : Parse(response), Best = best is null ? null : Parse(best),
    }.Html();

    private static string NameOf(IHtmlDocument page, IElement control) => string.Join(' ', new[]
    {
        control.GetAttribute("aria-label"), control.Closest("label")?.TextContent, page.QuerySelector($"label[for='{control.Id}']")?.TextContent,
        string.Join(' ', (control.GetAttribute("aria-labelledby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => page.GetElementById(id)!.TextContent)),
    });

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
