using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Unit.Assessments;

/// <summary>The rules of an attempt that need no database.</summary>
public sealed class AttemptTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_highest_number_counts_and_of_equal_ones_the_first()
    {
        var question = Question();
        question.Take(2, "two", Now).ShouldBeTrue();
        question.Take(1, "one", Now.AddSeconds(1)).ShouldBeFalse();
        question.Take(2, "two again", Now.AddSeconds(2)).ShouldBeFalse();
        question.Take(3, null, Now.AddSeconds(3)).ShouldBeTrue();
        (question.Response, question.Sequence, question.SavedAt).ShouldBe((null, 3, Now.AddSeconds(3)));
    }

    [Theory]
    [InlineData(0, false, -1)]
    [InlineData(0, true, 0)]
    [InlineData(0.5, false, 2)]
    [InlineData(1, true, 4)]
    public void Rules_hold_for_evaluators_and_not_for_persons(double score, bool person, double earned)
    {
        var question = Question();
        question.Take(1, "{}", Now);
        question.Judge(Given((decimal)score, Outcome.Scored, person), Rules());
        question.Earned.ShouldBe((decimal)earned);
    }

    [Theory]
    [InlineData(Outcome.NeedsReview)]
    [InlineData(Outcome.NotEvaluable)]
    public void What_an_evaluator_could_not_decide_waits_for_a_person_and_keeps_the_total_open(Outcome outcome)
    {
        var attempt = new Attempt(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, Now, Now.AddHours(1), 1) { MaxPoints = 8 };
        attempt.Questions.AddRange([Question(), Question()]);
        foreach (var question in attempt.Questions) question.Take(1, "{}", Now);
        attempt.Close(AttemptStatus.Submitted, Now);
        attempt.Questions[0].Judge(Given(1, Outcome.Scored), Rules());
        attempt.Total(50);
        (attempt.Pending, attempt.ToReview, attempt.Points, attempt.Passed).ShouldBe((1, 0, null, null));
        attempt.Questions[1].Judge(Given(0.5m, outcome), Rules());
        attempt.Total(50);
        (attempt.Pending, attempt.ToReview, attempt.Points, attempt.Passed).ShouldBe((1, 1, null, null));
        attempt.Questions[1].Judge(Given(0, Outcome.Scored, person: true), Rules());
        attempt.Total(50);
        (attempt.Pending, attempt.ToReview, attempt.Points, attempt.Passed).ShouldBe((0, 0, 4, true));
    }

    [Fact]
    public void A_closed_attempt_is_not_closed_again()
    {
        var attempt = new Attempt(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, Now, Now.AddHours(1), 1);
        attempt.Takes(Now.AddHours(1).AddSeconds(5)).ShouldBeTrue();
        attempt.Takes(Now.AddHours(1).AddSeconds(6)).ShouldBeFalse();
        attempt.Close(AttemptStatus.TimedOut, Now);
        attempt.Takes(Now).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => attempt.Close(AttemptStatus.Submitted, Now));
    }

    [Theory]
    [InlineData(49.99, 100, 49)]
    [InlineData(1, 3, 33)]
    [InlineData(0, 0, 0)]
    [InlineData(55, 55, 100)]
    public void Per_cent_are_rounded_down(double points, double max, int percent) => Attempt.Percent((decimal)points, (decimal)max).ShouldBe(percent);

    [Fact]
    public void Only_what_a_control_offers_is_an_answer()
    {
        PresentedItem[] items = [new("i1", "A"), new("i2", "B")];
        var choice = new ChoicePresentation("?", items, false);
        Fits(choice, ("selected", "i1")).ShouldBeTrue();
        Fits(choice).ShouldBeTrue("it is cleared");
        Fits(choice, ("selected", "i3")).ShouldBeFalse();
        Fits(choice, ("selected", new StringValues(["i1", "i2"]))).ShouldBeFalse("one of them");
        Fits(choice with { Several = true }, ("selected", new StringValues(["i1", "i2"]))).ShouldBeTrue();
        Fits(choice, ("value", "3")).ShouldBeFalse("another control's");
        var grid = new GridPresentation("?", items, [new("c1", "X")]);
        Fits(grid, ("pairs.i1", "c1"), ("pairs.i2", "")).ShouldBeTrue();
        Fits(grid, ("pairs.i9", "c1")).ShouldBeFalse();
        Fits(grid, ("pairs.i1", "c9")).ShouldBeFalse();
        var order = new OrderPresentation("?", items);
        Fits(order, ("order", new StringValues(["i2", "i1"])), ("ordered", "1")).ShouldBeTrue();
        Fits(order, ("order", "i7")).ShouldBeFalse();
        Fits(new TextPresentation("?", 2), ("blanks[0]", "a"), ("blanks[1]", "b")).ShouldBeTrue();
        Fits(new TextPresentation("?", 2), ("blanks[2]", "c")).ShouldBeFalse();
        Fits(new NumberPresentation("?", []), ("value", "3"), ("unit", "m")).ShouldBeFalse();
    }

    private static bool Fits(Presentation presentation, params (string Name, StringValues Value)[] fields) =>
        AnswerReading.Fits(presentation, new FormCollection(fields.ToDictionary(f => $"q1.{f.Name}", f => f.Value)), "q1");

    private static AttemptQuestion Question() => new(1, 1, "All", new QuestionRevision(1, "A question", "{}", 4, Guid.CreateVersion7(), "", Now), "single-choice", 4, 7, true, "{}");

    private static RecordedEvaluation Given(decimal score, Outcome outcome, bool person = false) => new(
        Guid.CreateVersion7(), new EvaluationSubject("attempt-question", Guid.CreateVersion7(), 1), new EvaluationResult { Outcome = outcome, Score = score },
        person ? "person" : "multiple-choice", "", person ? Guid.CreateVersion7() : null, "", Now);

    private static Assessment Rules()
    {
        var assessment = new Assessment("", Guid.CreateVersion7(), Now);
        assessment.Edit(new("", "", 60, 1, 50, 0.25m, true, false, true, 1, null, null, Reveal.AtOnce, Reveal.AtOnce), Now);
        return assessment;
    }
}
