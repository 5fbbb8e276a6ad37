using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>The demo's questions and assessments: what a newcomer sees first has to be right.</summary>
public sealed class DemoTests
{
    private static readonly List<JsonElement> Bank = [.. Read("questions.json").EnumerateArray()];
    private static readonly List<JsonElement> Assessments = [.. Read("assessments.json").EnumerateArray()];

    public static TheoryData<string> Keys => [.. Bank.Select(q => Text(q, "key"))];

    [Theory, MemberData(nameof(Keys))]
    public void A_question_can_be_used_and_its_best_answer_is_full(string key)
    {
        var question = Question(key);
        var (type, definition) = (Text(question, "type"), question.GetProperty("definition"));
        Questions.Problems(type, definition).ShouldBeEmpty();
        foreach (var arrangement in new[] { default, new Arrangement(11, true), new Arrangement(-4, false) })
        {
            var best = Questions.Score(type, definition, Questions.Types[type].BestResponse(definition, arrangement)!.Value, arrangement);
            // What is spoken goes on as a text.
            (best.Next is { } next ? Questions.Score(next.Type, next.Definition, next.Response) : best).Score.ShouldBe(1);
        }

        (Text(question, "title").Length, Text(question, "category").Length, question.GetProperty("tags").GetArrayLength()).ShouldSatisfyAllConditions(
            s => s.Item1.ShouldBeInRange(3, 150), s => s.Item2.ShouldBeInRange(3, 60), s => s.Item3.ShouldBeInRange(1, 12));
        Text(question, "difficulty").ShouldBeOneOf("easy", "medium", "hard");
        definition.GetProperty("explanation").GetString()!.Length.ShouldBeGreaterThan(20);
    }

    /// <summary>Worked out anew here, or run in the language that they ask about, and not taken from the file.</summary>
    [Theory]
    [InlineData("train-platform", """{"selected":["c"]}""")]
    [InlineData("up-and-down", """{"value":"4"}""")]
    [InlineData("working-together", """{"value":"4 days"}""")]
    [InlineData("two-dice", """{"value":"4/36"}""")]
    [InlineData("two-dice", """{"value":"0,111"}""")]
    [InlineData("average-speed", """{"value":"13.3333 m/s"}""")]
    [InlineData("slash-27", """{"value":"30"}""")]
    [InlineData("page-number-bits", """{"value":"20 bits"}""")]
    [InlineData("join-count", """{"value":"5"}""")]
    [InlineData("leaves-and-nodes", """{"value":"31"}""")]
    [InlineData("default-list", """{"selected":["b"]}""")]
    [InlineData("var-in-loop", """{"selected":["c"]}""")]
    [InlineData("falsy", """{"selected":["a","d","f"]}""")]
    [InlineData("squares", """{"blanks":["2","4"]}""")]
    [InlineData("string-identity", """{"selected":["c"]}""")]
    public void The_key_is_right(string key, string response) => Questions.Score(Text(Question(key), "type"), Question(key).GetProperty("definition"), response).Score.ShouldBe(1);

    [Fact]
    public void There_are_enough_of_every_type_and_every_kind()
    {
        Bank.Select(q => Text(q, "key")).ShouldBeUnique();
        Bank.GroupBy(q => Text(q, "type")).ShouldAllBe(g => g.Count() >= (g.Key == "essay" || g.Key == "code" || g.Key == "spoken" ? 2 : 4));
        Bank.Select(q => Text(q, "type")).Distinct().Order().ShouldBe(Questions.Types.Keys.Order());
        Bank.Select(q => Text(q, "difficulty")).Distinct().Count().ShouldBe(3);
        Bank.Count(q => q.GetRawText().Contains("```", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Every_assessment_finds_its_questions_and_what_is_not_a_draft_enough_to_draw_from()
    {
        foreach (var assessment in Assessments)
        {
            var items = Items(assessment).ToList();
            var named = items.Where(i => i.TryGetProperty("question", out _)).Select(i => Text(i, "question")).ToList();
            named.ShouldBeUnique();
            named.ShouldAllBe(k => Bank.Any(q => Text(q, "key") == k));
            if (Text(assessment, "status") == "draft") continue; // One shows what an author sees who asks for too many.
            foreach (var draw in items.Where(i => i.TryGetProperty("draw", out _)))
                Bank.Count(q => Fits(q, draw) && !named.Contains(Text(q, "key"))).ShouldBeGreaterThanOrEqualTo(draw.GetProperty("draw").GetInt32() + 1);
        }
    }

    [Fact]
    public void The_screening_asks_all_seven_instant_types_and_26_questions()
    {
        var items = Items(Assessments.Single(a => Text(a, "title") == "Campus screening 2026")).ToList();
        items.Sum(i => i.TryGetProperty("draw", out var count) ? count.GetInt32() : 1).ShouldBe(26);
        items.Where(i => i.TryGetProperty("question", out _)).Select(i => Text(Question(Text(i, "question")), "type")).Distinct().Count().ShouldBe(7);
    }

    /// <summary>The demo's own answers: the first is good, and none that says little earns much.</summary>
    [Fact]
    public void Answers_in_words_of_the_demo_are_of_every_quality()
    {
        var asked = Bank.Where(q => q.TryGetProperty("answers", out _)).ToList();
        asked.Count.ShouldBe(6);
        foreach (var question in asked)
        {
            var scores = question.GetProperty("answers").EnumerateArray().Select(a => Questions.Types[Text(question, "type")].EvaluateAsync(
                new(question.GetProperty("definition"), Questions.Json(new { text = a.GetString() }), default, Questions.Json("{}"), TimeSpan.FromSeconds(20)), default).AsTask().Result.Score).ToList();
            scores[0].ShouldBeGreaterThan(0.7m, Text(question, "key"));
            scores[^1].ShouldBeLessThan(0.4m, Text(question, "key"));
        }
    }

    /// <summary>The demo's own programs: each question has one that passes, one that does not, and its author's wrong ones fail.</summary>
    [Fact]
    public void Programs_of_the_demo_are_of_every_quality()
    {
        foreach (var question in Bank.Where(q => q.TryGetProperty("programs", out _)))
        {
            var definition = question.GetProperty("definition");
            decimal[] ScoresOf(JsonElement programs) => [.. programs.EnumerateArray().Select(p => Questions.Score("code", definition, Questions.Json(new { language = Text(p, "language"), source = Text(p, "source") })).Score)];
            var scores = ScoresOf(question.GetProperty("programs"));
            (scores.Max(), scores.Min()).ShouldSatisfyAllConditions(s => s.Item1.ShouldBe(1), s => s.Item2.ShouldBeLessThan(0.6m));
            ScoresOf(definition.GetProperty("wrong")).ShouldAllBe(s => s < 1);
        }
    }

    private static bool Fits(JsonElement question, JsonElement draw) => new[] { "category", "type", "difficulty" }
        .All(p => !draw.TryGetProperty(p, out var wanted) || Text(question, p) == wanted.GetString());

    private static IEnumerable<JsonElement> Items(JsonElement assessment) =>
        assessment.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray());

    private static JsonElement Question(string key) => Bank.Single(q => Text(q, "key") == key);

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Clone.Root, "seeds", "demo", file))).RootElement;

    private static string Text(JsonElement owner, string property) => owner.GetProperty(property).GetString()!;
}
