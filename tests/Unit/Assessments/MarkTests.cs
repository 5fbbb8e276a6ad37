using PrepPlatform.Assessments.Areas.Assessments.Marking;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Unit.Assessments;

/// <summary>How marks become a score, without a database.</summary>
public sealed class MarkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_mark_is_enough_unless_two_are_wanted()
    {
        MarkRules.Decide([Give(MarkKind.First, 0.4m)], wantsTwo: false, tolerance: 10).ShouldBe(0.4m);
        MarkRules.Decide([Give(MarkKind.First, 0.4m)], wantsTwo: true, tolerance: 10).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.5, 0.6, 10, 0.55)]
    [InlineData(0.5, 0.61, 10, null)]
    [InlineData(0.5, 0.5, 0, 0.5)]
    [InlineData(0, 0.000001, 1, 0.000001)]
    public void Two_count_by_their_mean_within_the_tolerance(double first, double second, int tolerance, double? counts) =>
        MarkRules.Decide([Give(MarkKind.First, (decimal)first), Give(MarkKind.Second, (decimal)second)], true, tolerance).ShouldBe((decimal?)counts);

    [Fact]
    public void A_third_has_the_last_word_and_then_there_is_no_further_mark()
    {
        Mark[] marks = [Give(MarkKind.First, 0), Give(MarkKind.Second, 1), Give(MarkKind.Third, 0.75m)];
        MarkRules.Decide(marks, true, 10).ShouldBe(0.75m);
        Enumerable.Range(0, 4).Select(n => MarkRules.Next(marks[..n], wantsTwo: true)).ShouldBe([MarkKind.First, MarkKind.Second, MarkKind.Third, null]);
        MarkRules.Next(marks[..1], wantsTwo: false).ShouldBeNull();
    }

    [Fact]
    public void Parts_of_two_marks_are_averaged_where_both_gave_parts()
    {
        MarkRules.Parts([Give(MarkKind.First, 0.5m, 1, 1), Give(MarkKind.Second, 0.5m, 2, 0)]).ShouldBe([1.5m, 0.5m]);
        MarkRules.Parts([Give(MarkKind.First, 0.5m, 1, 1), Give(MarkKind.Second, 0.5m)]).ShouldBeNull();
        MarkRules.Parts([Give(MarkKind.First, 0.5m), Give(MarkKind.Second, 1), Give(MarkKind.Third, 0.5m, 2, 0)]).ShouldBe([2, 0]);
    }

    [Fact]
    public void Parts_are_offered_only_where_they_make_up_the_points_and_what_was_taken_away_goes()
    {
        Criterion[] criteria = [new("One", 2, 3, ""), new("Two", 0, 1, ""), new("Repeats the question", -1, 0, ""), new("Remark", 0, 0, "")];
        MarkParts.Of(criteria, 4).Count.ShouldBe(2);
        MarkParts.Of(criteria, 5).ShouldBeEmpty();
        MarkParts.With(criteria, 4, [1, 0.5m])!.Select(c => (c.Name, c.Points)).ShouldBe([("One", 1), ("Two", 0.5m), ("Remark", 0)]);
        MarkParts.With(criteria, 4, [1]).ShouldBeNull();
    }

    [Fact]
    public void A_form_gives_its_whole_or_the_sum_of_its_parts_and_refuses_what_there_is_not()
    {
        var suggestion = new RecordedEvaluation(Guid.CreateVersion7(), new("attempt-question", Guid.CreateVersion7(), 1),
            new EvaluationResult { Outcome = Outcome.NeedsReview, Criteria = [new("One", 0, 1.34m, ""), new("Two", 0, 2.67m, "")] }, "x", "1", null, "", Now);
        new MarkForm { Parts = [1.34m, 2.67m] }.Read(suggestion, 4).Value.Fraction.ShouldBe(1, "rounded maxima come to a hair more than there is");
        new MarkForm { Parts = [1, 1] }.Read(suggestion, 4).Value.Parts.ShouldBe([1, 1]);
        new MarkForm { Parts = [1, 1], Points = 3 }.Read(suggestion, 4).Value.ShouldBe((0.75m, null));
        new MarkForm { Parts = [1.5m, 1] }.Read(suggestion, 4).Problems[0].Field.ShouldBe("Parts[0]");
        new MarkForm { Parts = [null, 1] }.Read(suggestion, 4).Problems[0].Field.ShouldBe("Points");
        new MarkForm { Points = 4.01m }.Read(suggestion, 4).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_place_in_the_queue_is_read_back_and_nonsense_is_none()
    {
        var key = new QueueKey(0.123456m, Now, Guid.CreateVersion7());
        QueueKey.Read(key.Write()).ShouldBe(key);
        foreach (var text in new[] { "", "a_b_c", "1_2", "0.5_99999999999999999999_x" }) QueueKey.Read(text).ShouldBeNull(text);
    }

    private static Mark Give(MarkKind kind, decimal fraction, params decimal[] parts) =>
        new(new AttemptQuestion(1, 1, "All", new QuestionRevision(1, "A question", "{}", 4, Guid.CreateVersion7(), "", Now), "essay", 4, 7, true, "{}"), kind, Guid.CreateVersion7(), fraction, "Why", Now)
        {
            PartPoints = parts.Length > 0 ? parts : null,
        };
}
