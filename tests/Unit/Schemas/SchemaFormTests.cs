using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Tests.Unit.Components;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Tests.Unit.Schemas;

public sealed class SchemaFormTests
{
    private static readonly JsonSchema Choice = JsonSchema.Parse("""
        {"type":"object","required":["prompt","options"],"properties":{
          "prompt":{"type":"string","title":"Question","format":"markdown","minLength":1,"maxLength":8000},
          "points":{"type":"number","exclusiveMinimum":0,"maximum":100,"default":1},
          "partial":{"type":"string","enum":["none","share"],"enumNames":["All or nothing","By share"],"default":"none"},
          "options":{"type":"array","title":"Options","minItems":2,"maxItems":4,"items":{"type":"object","required":["text"],"properties":{
            "id":{"type":"string","maxLength":20},"text":{"type":"string","format":"markdown","minLength":1,"maxLength":500},
            "correct":{"type":"boolean"},"feedback":{"type":"string","format":"markdown","maxLength":500}}}},
          "explanation":{"type":"string","format":"markdown","maxLength":4000}}}
        """);

    private static readonly JsonSchema Nested = JsonSchema.Parse("""
        {"type":"object","required":["groups"],"properties":{
          "limits":{"type":"object","properties":{"seconds":{"type":"integer","minimum":1,"maximum":10},"note":{"type":"string","format":"text","maxLength":100}}},
          "groups":{"type":"array","maxItems":5,"items":{"type":"object","required":["name","words"],"properties":{
            "name":{"type":"string","maxLength":100},
            "words":{"type":"array","maxItems":3,"items":{"type":"string","format":"markdown","maxLength":30}},"also":{"type":"array","maxItems":2,"items":{"type":"string","maxLength":9}},
            "marks":{"type":"array","maxItems":3,"items":{"type":"number"}}}}},
          "labels":{"type":"object","additionalProperties":{"type":"string","maxLength":50}}}}
        """);

    private const string Question = """
        {"prompt":"Which **one**?\n\n\u003Cb\u003E","points":2.5,"partial":"share","options":[{"id":"a","text":"x","correct":true,"feedback":"Yes"},{"id":"q","text":"y","correct":false}],"explanation":"So"}
        """;

    private const string Tree = """
        {"limits":{"seconds":3,"note":"a\nb"},"groups":[{"name":"g","words":["one","two"],"also":["x y","z"],"marks":[1,-2.5]},{"name":"h","words":[]}],"labels":{"red":"r","sky blue":"s"}}
        """;

    [Fact]
    public void What_was_defined_comes_back_as_it_was()
    {
        SchemaForm.Read(Choice, Show(Choice, Question).Post(), "D").GetRawText().ShouldBe(Question.Trim());
        SchemaForm.Read(Nested, Show(Nested, Tree).Post(), "D").GetRawText().ShouldBe(Tree.Trim());
    }

    [Fact]
    public void A_new_one_starts_with_defaults_and_the_rows_it_needs()
    {
        var page = Show(Choice, null);
        page.QuerySelectorAll(".row-item").Length.ShouldBe(2);
        page.QuerySelector("[name='D.points']")!.GetAttribute("value").ShouldBe("1");
        var read = SchemaForm.Read(Choice, page.Post(), "D");
        read.GetRawText().ShouldBe("""{"prompt":"","points":1,"partial":"none","options":[]}""");
        Choice.Check(read).Select(p => p.Path).ShouldBe(["prompt", "options"]);
    }

    [Fact]
    public void Rows_without_an_id_are_named_and_none_twice()
    {
        var posted = Form(("D.options.index", ["0", "1", "2", "3"]), ("D.options[0].text", ["w"]), ("D.options[1].text", ["x"]), ("D.options[1].id", ["a"]), ("D.options[2].text", ["y"]),
            ("D.options[2].id", ["a"]), ("D.options[3].text", ["z"]), ("D.options[3].id", ["c"]));
        SchemaForm.Read(Choice, posted, "D").GetProperty("options").EnumerateArray().Select(o => o.GetProperty("id").GetString()).ShouldBe(["b", "a", "d", "c"]);
    }

    [Fact]
    public void Rows_are_added_removed_and_moved_without_scripts()
    {
        Press("add:options", out var added).ShouldBe(["x", "y", ""]);
        added.Focus.ShouldBe("options[2]");
        added.Value.GetProperty("options")[2].GetProperty("id").GetString().ShouldBe("b");
        Press("remove:options[0]", out _).ShouldBe(["y"]);
        Press("down:options[0]", out var moved).ShouldBe(["y", "x"]);
        moved.Focus.ShouldBe("options[1]");
        Press("up:options[0]", out _).ShouldBe(["x", "y"]);
        var again = Show(Choice, moved.Value.GetRawText(), focus: moved.Focus);
        again.QuerySelectorAll("[autofocus]").Single().GetAttribute("name").ShouldBe("D.options[1].text");
        SchemaForm.Edit(Choice, Show(Choice, Question).Post(), "D").ShouldBeNull();
    }

    [Fact]
    public void Rows_inside_rows_have_their_own_buttons()
    {
        var page = Show(Nested, Tree);
        var edit = SchemaForm.Edit(Nested, page.Post(page.QuerySelector("button[value='add:groups[1].words']")), "D")!;
        edit.Value.GetProperty("groups")[1].GetProperty("words").GetRawText().ShouldBe("""["",""]"""); // The form showed one empty row already.
        edit.Focus.ShouldBe("groups[1].words[1]");
        edit = SchemaForm.Edit(Nested, page.Post(page.QuerySelector("button[value='remove:groups[0].words[0]']")), "D")!;
        edit.Value.GetProperty("groups")[0].GetProperty("words").GetRawText().ShouldBe("""["two"]""");
    }

    [Fact]
    public void Short_texts_are_lines_of_one_box_and_a_problem_of_a_line_is_the_boxs()
    {
        var form = Show(Nested, Tree).Post().ToDictionary(f => f.Key, f => f.Value);
        form["D.groups[0].also"] = " one \r\n\r\nmuch too long\r\nthree\r\nfour";
        var read = SchemaForm.Read(Nested, new FormCollection(form), "D");
        read.GetProperty("groups")[0].GetProperty("also").EnumerateArray().Select(v => v.GetString()).ShouldBe(["one", "much too long", "three"]); // One too many, so that the check says so.
        var page = Show(Nested, read.GetRawText(), [new("groups[0].also[1]", "Too long.")]);
        page.QuerySelector("[name='D.groups[0].also']")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.GetElementById("D_groups_0__also-error")!.TextContent.Trim().ShouldBe("Too long.");
        var state = new ModelStateDictionary();
        state.AddProblems(Nested, "D", [new("groups[0].also[1]", "Too long.")]);
        state.Keys.ShouldBe(["D.groups[0].also"]);
    }

    [Fact]
    public void What_is_not_stored_shows_what_is_usual()
    {
        var schema = JsonSchema.Parse("""{"type":"object","properties":{"partial":{"type":"boolean","default":true},"points":{"type":"number","default":2}}}""");
        SchemaForm.Read(schema, Show(schema, "{}").Post(), "D").GetRawText().ShouldBe("""{"partial":true,"points":2}""");
        SchemaForm.Read(schema, Show(schema, """{"partial":false,"points":3}""").Post(), "D").GetRawText().ShouldBe("""{"partial":false,"points":3}""");
    }

    [Fact]
    public void A_list_takes_no_more_than_it_may()
    {
        var full = Question.Replace("\"options\":[", "\"options\":[{\"id\":\"k\",\"text\":\"1\"},{\"id\":\"l\",\"text\":\"2\"},", StringComparison.Ordinal);
        Show(Choice, full).QuerySelectorAll("button[value='add:options']").ShouldBeEmpty();
        var form = Show(Choice, full).Post().ToDictionary(f => f.Key, f => f.Value);
        form["D.edit"] = "add:options";
        SchemaForm.Edit(Choice, new FormCollection(form), "D")!.Value.GetProperty("options").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public void Mistakes_are_shown_at_the_field_and_lead_there()
    {
        var form = Show(Choice, Question).Post().ToDictionary(f => f.Key, f => f.Value);
        (form["D.points"], form["D.options[1].text"], form["D.options[1].feedback"]) = ("lots", "", "Why not");
        var read = SchemaForm.Read(Choice, new FormCollection(form), "D");
        var problems = Choice.Check(read);
        problems.Select(p => p.Path).ShouldBe(["points", "options[1].text"]);
        var page = Show(Choice, read.GetRawText(), problems);
        page.QuerySelector("[name='D.points']")!.GetAttribute("value").ShouldBe("lots");
        foreach (var name in new[] { "D.points", "D.options[1].text" })
        {
            var field = page.QuerySelector($"[name='{name}']")!;
            field.GetAttribute("aria-invalid").ShouldBe("true");
            page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[0])!.ClassList.ShouldContain("form-error");
        }

        var state = new ModelStateDictionary();
        state.AddProblems(Choice, "D", problems);
        state["D.options[1].text"]!.Errors[0].ErrorMessage.ShouldBe("Option 2, Text: Fill this in.");
        page.GetElementById("D_options_1__text").ShouldNotBeNull();
    }

    [Fact]
    public void An_error_in_a_folded_part_opens_it()
    {
        Show(Choice, null).QuerySelector("details.fold:not(.row-more)")!.HasAttribute("open").ShouldBeFalse();
        Show(Choice, null, [new("explanation", "Too long.")]).QuerySelector("details.fold:not(.row-more)")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public void Every_field_has_a_name_for_everyone_and_enter_presses_no_row_button()
    {
        foreach (var page in new[] { Show(Choice, Question), Show(Nested, Tree), Show(Nested, null) })
        {
            foreach (var control in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
                (control.GetAttribute("aria-label") ?? control.Closest("label")?.TextContent ?? page.QuerySelector($"label[for='{control.Id}']")?.TextContent)
                    .ShouldNotBeNullOrWhiteSpace(control.OuterHtml);
            page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
            page.QuerySelector("button")!.HasAttribute("name").ShouldBeFalse();
        }
    }

    [Fact]
    public void What_strangers_post_costs_little_and_stays_within_limits()
    {
        var many = Enumerable.Range(0, 1000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var posted = new Dictionary<string, StringValues> { ["D.options.index"] = new([.. many, "999999", "-1", "0x1", "1", "1", "٣", "", null]), ["D.unknown"] = "x", ["D.points"] = new string('9', 4000) };
        foreach (var i in many) posted[$"D.options[{i}].text"] = "t";
        posted["D.options[999999].text"] = "far";
        var clock = Stopwatch.StartNew();
        var read = SchemaForm.Read(Choice, new FormCollection(posted), "D");
        clock.ElapsedMilliseconds.ShouldBeLessThan(500);
        read.GetProperty("options").GetArrayLength().ShouldBe(5); // One too many, so that the check says so.
        read.TryGetProperty("unknown", out _).ShouldBeFalse();
        Choice.Check(read).Select(p => p.Path).ShouldContain("options");
    }

    [Theory]
    [InlineData("add:nothing")]
    [InlineData("add:options[0]")]
    [InlineData("remove:options[99]")]
    [InlineData("up:")]
    [InlineData("explode:options[0]")]
    [InlineData(":")]
    [InlineData("x")]
    [InlineData("remove:options[0].text]")]
    public void A_button_that_is_none_changes_nothing(string edit)
    {
        Press(edit, out var after).ShouldBe(["x", "y"]);
        after.Value.GetProperty("prompt").GetString().ShouldStartWith("Which");
    }

    [Fact]
    public void A_stored_value_of_another_shape_breaks_nothing()
    {
        foreach (var value in new[] { "3", "[]", """{"prompt":[1],"points":{},"options":{"a":1},"partial":"other"}""", """{"options":[1,"x",null,[]],"points":1e400}""" })
            Show(Choice, value).QuerySelector("textarea[name='D.prompt']").ShouldNotBeNull();
    }

    private static List<string> Press(string edit, out SchemaEdit after)
    {
        var form = Show(Choice, Question).Post().ToDictionary(f => f.Key, f => f.Value);
        form["D.edit"] = edit;
        after = SchemaForm.Edit(Choice, new FormCollection(form), "D")!;
        return [.. after.Value.GetProperty("options").EnumerateArray().Select(o => o.TryGetProperty("text", out var text) ? text.GetString()! : "")];
    }

    private static IHtmlDocument Show(JsonSchema schema, string? value, IReadOnlyList<DefinitionProblem>? errors = null, string? focus = null) => new SchemaFormTagHelper(new PlainWords())
    {
        Schema = schema, Prefix = "D", Value = value is null ? null : JsonDocument.Parse(value).RootElement, Errors = errors, Focus = focus,
    }.Html();

    private static FormCollection Form(params (string Name, string[] Values)[] fields) => new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Values)));
}
