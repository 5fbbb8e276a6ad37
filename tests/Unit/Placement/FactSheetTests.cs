using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Unit.Placement;

public sealed class FactSheetTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Facts_are_kept_with_their_instants_in_the_order_of_their_keys() =>
        new FactSheet().Set(Facts.Skills, ["SQL", "C#"], At).Set(Facts.Cgpa, 8.50m, At.AddSeconds(1)).Set(Facts.Branch, "Computer Science", At).Write()
            .ShouldBe("""{"branch":{"v":"Computer Science","at":"2026-11-20T10:00:00Z"},"cgpa":{"v":8.5,"at":"2026-11-20T10:00:01Z"},"skills":{"v":["SQL","C#"],"at":"2026-11-20T10:00:00Z"}}""");

    [Fact]
    public void What_is_not_told_is_not_known()
    {
        var sheet = new FactSheet().Set(Facts.Cgpa, 8m, At).Set(Facts.Cgpa, (decimal?)null, At).Set(Facts.Branch, " ", At).Set(Facts.Skills, [], At);
        sheet.Write().ShouldBe("{}");
        (sheet.Number(Facts.Cgpa), sheet.Text(Facts.Branch), sheet.Texts(Facts.Skills), sheet.AsOf(Facts.Cgpa)).ShouldBe((null, null, null, null));
    }

    [Theory]
    [InlineData("""{"cgpa":7,"branch":null,"x":[1,{"y":2}],"year":{"v":2026,"at":"2026-01-01T00:00:00Z","z":{"a":[]}}}""", 2026)]
    [InlineData("""{"year":{"at":5,"v":{"v":1}}}""", null)]
    [InlineData("""{"year":{"v":"2026"}}""", null)]
    [InlineData("{}", null)]
    public void What_is_no_fact_is_left_out(string json, int? year)
    {
        var sheet = FactSheet.Read(json);
        sheet.Number(Facts.Year).ShouldBe(year);
        sheet.Number(Facts.Cgpa).ShouldBeNull();
    }

    [Theory]
    [InlineData("[]"), InlineData(""), InlineData("7"), InlineData("{\"year\"")]
    public void What_is_no_object_is_refused(string json) => Should.Throw<JsonException>(() => FactSheet.Read(json));

    [Fact]
    public void Equal_facts_are_equal_text_whatever_order_they_came_in() => Prop.ForAll(AnyFacts.Sheets.ToArbitrary(), facts =>
    {
        var text = AnyFacts.Sheet(facts).Write();
        AnyFacts.Sheet([.. facts.Reverse()]).Write().ShouldBe(text);
        FactSheet.Read(text).Write().ShouldBe(text);
        FactSheet.Read(text.Replace("\":{\"v\"", "\" : { \"v\"", StringComparison.Ordinal)).Write().ShouldBe(text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
