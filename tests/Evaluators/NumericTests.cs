using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Numbers;

namespace PrepPlatform.Tests.Evaluators;

public sealed class NumericTests
{
    private const string Fall =
        """
        { "prompt": "How fast?", "points": 2, "answer": 9.81, "tolerance": 0.02, "units": ["m/s^2", "N/kg"], "conversions": [ { "unit": "cm/s2", "factor": 0.01 } ] }
        """;

    [Theory]
    [InlineData("9.81", 9.81)]
    [InlineData("9,81", 9.81)]
    [InlineData("  9.81 ", 9.81)]
    [InlineData(".5", 0.5)]
    [InlineData(",5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("+7", 7)]
    [InlineData("-7", -7)]
    [InlineData("−7", -7)]
    [InlineData("- 7", -7)]
    [InlineData("1.5e3", 1500)]
    [InlineData("1,5E-3", 0.0015)]
    [InlineData("1.5×10^3", 1500)]
    [InlineData("1.5 × 10³", 1500)]
    [InlineData("1.5*10^-3", 0.0015)]
    [InlineData("1.5 x 10⁻³", 0.0015)]
    [InlineData("6·10^23", 6e23)]
    [InlineData("10^-3", 0.001)]
    [InlineData("10⁶", 1e6)]
    [InlineData("1/2", 0.5)]
    [InlineData("-3/4", -0.75)]
    [InlineData("1 1/2", 1.5)]
    [InlineData("½", 0.5)]
    [InlineData("1½", 1.5)]
    [InlineData("1,234", 1234)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("12,34,567", 1234567)]
    [InlineData("1,00,000.50", 100000.5)]
    [InlineData("1 234 567,5", 1234567.5)]
    [InlineData("1\u202F234", 1234)]
    [InlineData("1'234", 1234)]
    [InlineData("1.234", 1.234)]
    [InlineData("0,125", 0.125)]
    [InlineData("12,5", 12.5)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("٤٢", 42)]
    [InlineData("४२.५", 42.5)]
    [InlineData("４２", 42)]
    public void Numbers_are_read_as_people_type_them(string typed, double value) => NumberText.Read(typed, commaIsDecimal: false).ShouldBe((value, ""));

    [Theory]
    [InlineData("1,234", 1.234)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234", 1.234)]
    public void A_tenant_may_want_one_comma_to_be_a_decimal_comma(string typed, double value) => NumberText.Read(typed, commaIsDecimal: true).ShouldBe((value, ""));

    [Theory]
    [InlineData("9.81 m/s²", 9.81, "m/s^2")]
    [InlineData("5eV", 5, "eV")]
    [InlineData("5 1/s", 5, "1/s")]
    [InlineData("50%", 50, "%")]
    [InlineData("₹500", 500, "₹")]
    [InlineData("-$ 1,234.50", -1234.5, "$")]
    [InlineData("3×10⁸ m/s", 3e8, "m/s")]
    public void What_follows_a_number_is_its_unit(string typed, double value, string unit) => NumberText.Read(typed, commaIsDecimal: false).ShouldBe((value, unit));

    [Theory]
    [InlineData("")]
    [InlineData("ten")]
    [InlineData("1,2,3")]
    [InlineData("1.2.3")]
    [InlineData("1e999")]
    [InlineData("2^10")]
    [InlineData("5/0")]
    [InlineData("--5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\ud800")]
    public void What_is_no_number_is_not_guessed_at(string typed) => NumberText.Read(typed, commaIsDecimal: false).ShouldBeNull();

    [Theory]
    [InlineData("9.81 m/s^2", 1)]
    [InlineData("9.81 m/s²", 1)]
    [InlineData("9,81 m / s2", 1)]
    [InlineData("9.81 N/kg", 1)]
    [InlineData("981 cm/s²", 1)]
    [InlineData("9.79 m/s2", 1)]
    [InlineData("9.83 m/s2", 1)]
    [InlineData("9.84 m/s2", 0)]
    [InlineData("9.81 M/s2", 0)]
    [InlineData("9.81 cm/s2", 0)]
    [InlineData("9.81", 0)]
    [InlineData("9.81 m", 0)]
    public void Number_and_unit_must_be_right(string typed, decimal score)
    {
        var result = Questions.Score("numeric", Fall, new { value = typed });
        result.Score.ShouldBe(score);
        result.ShouldAddUp(2);
    }

    [Theory]
    [InlineData("9.81", 0.5, "The unit is missing: `m/s^2`.")]
    [InlineData("9.81 kg", 0.5, "`kg` is not the unit asked for: `m/s^2`.")]
    [InlineData("9.81 cm/s2", 0.5, "The number would be right in `m/s^2`, not in `cm/s2`.")]
    [InlineData("9 m/s2", 0, "`9 m/s2` was read as `9`, which is not right. The right answer is `9.81 m/s^2`, give or take `0.02`.")]
    public void With_partial_credit_the_right_number_alone_is_half(string typed, decimal score, string reason)
    {
        var result = Questions.Score("numeric", Fall.Replace("\"points\"", "\"partial\": true, \"points\"", StringComparison.Ordinal), new { value = typed });
        (result.Score, result.Criteria.Select(c => c.Reason)).ShouldSatisfyAllConditions(r => r.Score.ShouldBe(score), r => r.Item2.ShouldContain(reason));
        result.ShouldAddUp(2);
    }

    [Theory]
    [InlineData("4", 1)]
    [InlineData("4 %", 1)]
    [InlineData("4 km", 0)]
    [InlineData("5", 0)]
    public void The_unit_may_be_left_out_where_the_author_says_so(string typed, decimal score) =>
        Questions.Score("numeric", """{ "prompt": "x", "answer": 4, "units": ["%"], "unitOptional": true }""", new { value = typed }).Score.ShouldBe(score);

    [Theory]
    [InlineData("m·s⁻²", "m s^-2", true)]
    [InlineData("m · s", "m*s", true)]
    [InlineData("m s", "ms", false)]
    [InlineData("mV", "MV", false)]
    [InlineData("µm", "μm", true)]
    [InlineData("Ω", "Ω", true)]
    [InlineData("kg·m²/s²", "kg m2 / s2", true)]
    public void Units_are_the_same_in_any_spelling_but_not_in_any_case(string one, string other, bool same) => (Spelling.OfUnit(one) == Spelling.OfUnit(other)).ShouldBe(same);

    [Theory]
    [InlineData("9.9", true)]
    [InlineData("9.7", true)]
    [InlineData("9.91", false)]
    public void The_edge_of_the_tolerance_is_inside(string typed, bool right) =>
        Questions.Score("numeric", """{ "prompt": "x", "answer": 9.8, "tolerance": 0.1 }""", new { value = typed }).Score.ShouldBe(right ? 1 : 0);

    [Theory]
    [InlineData("6.1e-34", true)]
    [InlineData("6.9e-34", false)]
    [InlineData("0", false)]
    public void A_relative_tolerance_fits_numbers_of_any_size(string typed, bool right) => Questions.Score(
        "numeric", """{ "prompt": "x", "answer": 6.3e-34, "tolerance": 0.05, "toleranceKind": "relative" }""", new { value = typed }).Score.ShouldBe(right ? 1 : 0);

    [Fact]
    public void A_learner_reads_how_the_number_was_understood()
    {
        var definition = """{ "prompt": "x", "answer": 1.234 }""";
        Questions.Score("numeric", definition, new { value = "1,234" }).Say().ShouldBe("`1,234` was read as `1234`, which is not right. The right answer is `1.234`.");
        Questions.Score("numeric", definition, new { value = "1,234" }, settings: """{"commaIsDecimal":true}""").Score.ShouldBe(1);
        Questions.Score("numeric", definition, new { value = "about `1`" }).Say().ShouldBe("`about '1'` could not be read as a number. The right answer is `1.234`.");
        Questions.Score("numeric", definition, new { value = "1.234 kg" }).Say().ShouldBe("`1.234 kg` is not a plain number. The right answer is `1.234`.");
        Questions.Score("numeric", definition, new { value = " " }).Say().ShouldBe("Not answered.");
    }

    [Theory]
    [InlineData(""" "conversions": [{ "unit": "km", "factor": 1000 }] """, "units")]
    [InlineData(""" "units": ["m/s^2", "m / s²"] """, "units[1]")]
    [InlineData(""" "units": ["m"], "conversions": [{ "unit": "m", "factor": 1 }] """, "conversions[0].unit")]
    [InlineData(""" "units": [" "] """, "units[0]")]
    [InlineData(""" "units": ["1/s"] """, "units[0]")]
    [InlineData(""" "toleranceKind": "relative" """, "toleranceKind")]
    [InlineData(""" "tolerance": -1 """, "tolerance")]
    public void An_author_is_told_where(string more, string path) =>
        Questions.Problems("numeric", $$"""{ "prompt": "x", "answer": 0, {{more}} }""").ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_candidate_is_told_which_units_may_be_used() =>
        ((NumberPresentation)Questions.Types["numeric"].Present(Questions.Json(Fall), new(5, true))).Units.ShouldBe(["m/s^2", "cm/s2"]);
}
