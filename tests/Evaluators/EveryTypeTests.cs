using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>What holds for any question of every type, in any arrangement, whatever is answered.</summary>
public sealed class EveryTypeTests
{
    public static TheoryData<string> Ids => Questions.Ids;

    private static Gen<Arrangement> Arrangements =>
        from seed in Gen.OneOf(Gen.Constant(0L), Gen.Choose(int.MinValue, int.MaxValue).Select(i => (long)i << 20 ^ i))
        from shuffle in Gen.Elements(true, false)
        select new Arrangement(seed, shuffle);

    [Theory, MemberData(nameof(Ids))]
    public void The_best_response_scores_in_full_in_every_arrangement(string type) => ForAll(type, (question, arrangement) =>
    {
        var best = Questions.Types[type].BestResponse(question.Definition, arrangement)!.Value;
        var result = Questions.Score(type, question.Definition, best, arrangement);
        result.Score.ShouldBe(1);
        result.ShouldAddUp(question.Definition.GetProperty("points").GetDecimal());
    });

    [Theory, MemberData(nameof(Ids))]
    public void Two_questions_that_differ_in_their_key_look_the_same(string type) => ForAll(type, (question, arrangement) =>
    {
        if (arrangement.Seed == 0) return;
        Look(type, question.OtherKey, arrangement).ShouldBe(Look(type, question.Definition, arrangement));
    });

    [Theory, MemberData(nameof(Ids))]
    public void Whatever_is_answered_there_is_a_result_and_it_adds_up(string type)
    {
        var schema = Questions.Schemas[type].Response;
        var questions = from question in Definitions.Of(type)
                        from arrangement in Arrangements
                        from best in Gen.Constant(Questions.Types[type].BestResponse(question.Definition, arrangement)!.Value)
                        from response in Responses.Near(best, schema.Root)
                        select (question, arrangement, response);
        Check(questions, 400, q => Questions.Score(type, q.question.Definition, q.response, q.arrangement).ShouldAddUp(q.question.Definition.GetProperty("points").GetDecimal()));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_response_to_another_question_s_key_earns_in_full_only_if_it_is_right_here(string type) => ForAll(type, (question, arrangement) =>
    {
        var (here, there) = (Best(question.Definition), Best(question.OtherKey));
        var score = Questions.Score(type, question.Definition, JsonElement.Parse(there), arrangement).Score;
        if (type is "single-choice" or "multiple-choice" or "true-false" or "ordering" or "matching") (score == 1).ShouldBe(here == there);

        string Best(JsonElement definition) => Questions.Types[type].BestResponse(definition, arrangement)!.Value.GetRawText();
    });

    [Theory, MemberData(nameof(Ids))]
    public void The_example_works_as_written(string type)
    {
        var example = Questions.Types[type].Description.Example;
        Questions.Score(type, example.Definition, example.Response).Score.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_property_has_a_label_for_the_author_s_form(string type)
    {
        var (definition, response) = Questions.Schemas[type];
        Labels(definition.Root).Concat(Labels(response.Root)).ShouldBeEmpty();

        static IEnumerable<string> Labels(PrepPlatform.Evaluators.Schemas.SchemaNode node) => node.Properties.SelectMany(p =>
            (p.Value.Title.Length == 0 ? new[] { p.Key } : []).Concat(Labels(p.Value)).Concat(p.Value.Items is { } items ? Labels(items) : []));
    }

    private static string Look(string type, JsonElement definition, Arrangement arrangement) =>
        JsonSerializer.Serialize(Questions.Types[type].Present(definition, arrangement));

    private static void ForAll(string type, Action<AnyQuestion, Arrangement> test) =>
        Check(from question in Definitions.Of(type) from arrangement in Arrangements select (question, arrangement), 200, q => test(q.question, q.arrangement));

    private static void Check<T>(Gen<T> any, int times, Action<T> test) =>
        Prop.ForAll(any.ToArbitrary(), test).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
}
