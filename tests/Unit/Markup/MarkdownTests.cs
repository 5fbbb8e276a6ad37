using System.Diagnostics;
using AngleSharp.Dom;
using PrepPlatform.Tests.Unit.Components;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Tests.Unit.Markup;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](http://evil.example/pixel.png)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#x6A;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](\\\\evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x](http://ok.example/\"onmouseover=alert(1))")]
    [InlineData("[x](<http://ok.example/\" onclick=\"alert(1)>)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("``` x\" onclick=\"alert(1)\nx\n```")]
    [InlineData("$</span><script>alert(1)</script>$")]
    [InlineData("$$\n</div><img src=x onerror=alert(1)>\n$$")]
    [InlineData("| a |\n|---|\n| <svg onload=alert(1)> |")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("<a href=\"x\" style=\"position:fixed\">x</a>")]
    [InlineData("<form action=//evil.example><input name=password>")]
    [InlineData("<base href=//evil.example>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\">")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    public void Nothing_that_acts_gets_through(string hostile)
    {
        var page = MarkdownText.ToHtml(hostile).Html();
        var inside = page.QuerySelectorAll("form *").ToList();
        inside.Select(e => e.LocalName).ShouldBeSubsetOf(["p", "a", "pre", "code", "span", "div", "table", "thead", "tbody", "tr", "th", "td"]);
        inside.SelectMany(e => e.Attributes).Select(a => a.Name).ShouldBeSubsetOf(["href", "rel", "target", "class", "tabindex"]);
        var site = new Uri("https://college.example/");
        inside.Where(e => e.LocalName == "a").Select(a => new Uri(site, a.GetAttribute("href")!).Host).ShouldBeSubsetOf(["ok.example", "college.example"]);
    }

    [Fact]
    public void Even_HTML_that_no_Markdown_made_is_written_anew()
    {
        var html = new SafeHtml().Clean("<p onclick=x>a<script>b</script><svg><a href=javascript:x>c</a></svg><textarea></p><img src=x onerror=y></textarea>");
        html.ShouldBe("<p>a</p>");
    }

    [Fact]
    public void Links_say_that_they_lead_out()
    {
        var page = MarkdownText.ToHtml("[docs](https://docs.python.org/3/) and [home](/dashboard) and <mailto:a@b.example> and https://auto.example").Html();
        page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["https://docs.python.org/3/", "/dashboard", "mailto:a@b.example", "https://auto.example"]);
        page.QuerySelectorAll("a").ShouldAllBe(a => a.GetAttribute("rel") == "nofollow noopener");
    }

    [Fact]
    public void Tables_lists_and_code_come_out_as_such()
    {
        var page = MarkdownText.ToHtml("| n | cost |\n|:--|--:|\n| 1 | 2 |\n\n3. three\n4. four\n\n```python\nprint('<b>')\n```\n\n~~gone~~ **bold** `code`").Html();
        page.QuerySelector("td.text-end")!.TextContent.ShouldBe("2");
        page.QuerySelector("ol")!.GetAttribute("start").ShouldBe("3");
        page.QuerySelector("pre.code code.language-python")!.TextContent.ShouldBe("print('<b>')\n");
        page.QuerySelectorAll("del, strong, p code").Length.ShouldBe(3);
    }

    [Fact]
    public void Headings_stay_below_the_pages_own() =>
        MarkdownText.ToHtml("# A\n## B\n### C\n#### D\n##### E").Html().QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => h.LocalName).ShouldBe(["h3", "h4", "h5", "h6", "h6"]);

    [Fact]
    public void TeX_stays_as_it_was_typed_and_prices_are_no_TeX()
    {
        var page = MarkdownText.ToHtml("If $a_1 < b_2$ then\n\n$$\n\\frac{1}{2} *x* <b>\n$$\n\nIt costs $5 and $10. `$x$`").Html();
        page.QuerySelector("span.math")!.TextContent.ShouldBe("a_1 < b_2");
        page.QuerySelector("div.math.math-display")!.TextContent.Trim().ShouldBe("\\frac{1}{2} *x* <b>");
        page.QuerySelectorAll(".math").Length.ShouldBe(2);
        page.Body!.TextContent.ShouldContain("It costs $5 and $10.");
    }

    [Fact]
    public void In_a_line_a_single_paragraph_loses_its_frame_and_other_scripts_stay_legible()
    {
        MarkdownText.ToInlineHtml("a **b**").ToString().ShouldBe("a <strong>b</strong>");
        MarkdownText.ToInlineHtml("```\nx\n```").ToString()!.ShouldContain("<pre");
        MarkdownText.ToHtml("नमस्ते").ToString().ShouldBe("<p>नमस्ते</p>");
        MarkdownText.ToPlain("**a** `b`\n\n- [c](http://d.example) <e>").ShouldBe("a b c <e>");
    }

    [Theory]
    [InlineData(">", 3000)]
    [InlineData("[", 16_000)]
    [InlineData("- ", 5000)]
    [InlineData("*a_ ", 8000)]
    [InlineData("![", 10_000)]
    [InlineData("`", 32_000)]
    [InlineData("$a", 15_000)]
    [InlineData("<a ", 10_000)]
    [InlineData("| ", 16_000)]
    [InlineData("[a](", 8000)]
    [InlineData("a\n> ", 8000)]
    [InlineData("*a_ ", 1900)]
    [InlineData("[a](", 1300)]
    public void What_is_made_to_take_long_does_not(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var clock = Stopwatch.StartNew();
        _ = MarkdownText.ToHtml(text.Length > MarkdownText.Longest ? text[..MarkdownText.Longest] : text);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_is_too_long_or_too_deep_is_shown_as_it_was_typed()
    {
        MarkdownText.ToHtml(new string('*', MarkdownText.Longest + 1)).Html().QuerySelector(".as-typed")!.TextContent.Length.ShouldBe(MarkdownText.Longest + 1);
        MarkdownText.ToHtml(new string('>', 200) + "<b>").Html().QuerySelector(".as-typed")!.TextContent.ShouldEndWith("<b>");
    }
}
