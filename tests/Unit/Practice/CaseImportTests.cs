using System.Text.Json;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Tests.Unit.Practice;

public sealed class CaseImportTests
{
    [Fact]
    public void Each_property_becomes_a_function_with_its_cases_nested_ones_too()
    {
        var read = CaseImport.Read("""
            {"exercise":"two-sums","cases":[
              {"description":"group","cases":[{"uuid":"1","description":"a","property":"addAll","input":{"numbers":[1,2],"start":0},"expected":3}]},
              {"uuid":"2","description":"b","property":"addAll","input":{"numbers":[],"start":5000000000},"expected":5000000000},
              {"uuid":"3","description":"c","property":"isSum","input":{"text":"x"},"expected":null},
              {"uuid":"4","description":"d","property":"isSum","input":{"text":"y"},"expected":true}]}
            """, "Add them.");
        read.Said.ShouldBeEmpty();
        read.Problems.Select(p => (p.Title, p.Cases)).ShouldBe([("Two sums: Add all", 2), ("Two sums: Is sum", 2)]);
        var first = read.Problems[0].Definition;
        first.GetProperty("prompt").GetString().ShouldBe("Add them.");
        first.GetProperty("signature").GetProperty("name").GetString().ShouldBe("addAll");
        first.GetProperty("signature").GetProperty("returns").GetString().ShouldBe("long");
        first.GetProperty("signature").GetProperty("parameters").EnumerateArray().Select(p => $"{p.GetProperty("name").GetString()} {p.GetProperty("type").GetString()}").ShouldBe(["numbers int[]", "start long"]);
        first.GetProperty("cases")[0].GetProperty("arguments").GetString().ShouldBe("[[1,2],0]");
        read.Problems[1].Definition.GetProperty("signature").GetProperty("returns").GetString().ShouldBe("bool?");
    }

    [Fact]
    public void At_least_one_case_stays_hidden()
    {
        var read = CaseImport.Read("""{"exercise":"one","cases":[{"description":"only","property":"f","input":{"n":1},"expected":2}]}""", "");
        Definition.Tests(read.Problems.ShouldHaveSingleItem().Definition).ShouldHaveSingleItem().Hidden.ShouldBeTrue();
    }

    [Fact]
    public void A_case_that_is_written_anew_takes_the_place_of_the_earlier_one()
    {
        var read = CaseImport.Read("""
            {"exercise":"x","cases":[{"uuid":"a","description":"old","property":"f","input":{"n":1},"expected":1},{"uuid":"b","reimplements":"a","description":"new","property":"f","input":{"n":1},"expected":2}]}
            """, "");
        Definition.Tests(read.Problems[0].Definition).ShouldHaveSingleItem().Output.ShouldBe("2");
    }

    [Fact]
    public void What_the_judge_has_no_type_for_is_left_out_and_said()
    {
        var read = CaseImport.Read("""
            {"exercise":"x","cases":[
              {"description":"fine","property":"f","input":{"n":1},"expected":1},
              {"description":"fails","property":"f","input":{"n":2},"expected":{"error":"no"}},
              {"description":"odd","property":"f","input":{"n":{"a":1}},"expected":1},
              {"description":"bare","property":"f","expected":1},
              {"description":"mixed","property":"g","input":{"n":[1,"a"]},"expected":1}]}
            """, "");
        read.Problems.ShouldHaveSingleItem().Cases.ShouldBe(1);
        read.Said.ShouldContain(s => s.Contains("“fails”") && s.Contains("error"));
        read.Said.ShouldContain(s => s.Contains("“odd”"));
        read.Said.ShouldContain(s => s.Contains("“bare”"));
        read.Said.ShouldContain(s => s.Contains("no type"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"cases\":5}")]
    [InlineData("")]
    public void What_is_no_such_set_is_refused_in_words(string json)
    {
        var read = CaseImport.Read(json, "");
        read.Problems.ShouldBeEmpty();
        read.Said.ShouldHaveSingleItem().Length.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("[1, 2.5]", "float")]
    [InlineData("[[1], []]", "int[]")]
    [InlineData("[[], []]", "int[]")]
    [InlineData("[\"a\", null]", "string?")]
    [InlineData("[[1, null], [2]]", "int?[]")]
    [InlineData("[true, 1]", null)]
    [InlineData("[null]", null)]
    [InlineData("[[1], 2]", null)]
    public void Types_hold_every_value_that_stands_in_their_place(string values, string? type) =>
        CaseTypes.Of(JsonElement.Parse(values).EnumerateArray()).ShouldBe(type);
}
