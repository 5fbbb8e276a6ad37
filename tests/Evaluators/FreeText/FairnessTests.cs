using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>Who knows it is not punished for saying it otherwise.</summary>
public abstract class FairnessTests
{
    protected FairnessTests(bool encoder) => FreeTexts.ByEncoder.Value = encoder;

    public sealed class ByWords() : FairnessTests(false);

    public sealed class ByEncoder() : FairnessTests(true);

    public static TheoryData<string> Subjects => FreeTexts.Keys;

    [Theory, MemberData(nameof(Subjects))]
    public void Good_paraphrases_score_well_and_are_called_no_contradiction(string key)
    {
        foreach (var good in FreeTexts.Good(key))
        {
            var result = FreeTexts.Score(key, good);
            result.Score.ShouldBeGreaterThan(0.5m, good);
            result.Says("This says the opposite").ShouldBeFalse(good);
        }
    }

    [Fact]
    public void Good_paraphrases_earn_more_than_four_fifths_on_average() =>
        FreeTexts.Names.SelectMany(k => FreeTexts.Good(k).Select(g => FreeTexts.Score(k, g).Score)).Average().ShouldBeGreaterThan(0.8m);

    [Theory, MemberData(nameof(Subjects))]
    public void Misspellings_cost_little(string key) => FreeTexts.Score(key, FreeTexts.Answer(key, "misspelt")).Score.ShouldBeGreaterThan(0.85m);

    [Theory, MemberData(nameof(Subjects))]
    public void Another_order_costs_nothing_to_speak_of(string key) => FreeTexts.Score(key, FreeTexts.Answer(key, "reordered")).Score.ShouldBeGreaterThan(0.9m);

    [Fact]
    public void Where_a_tenant_says_that_spelling_matters_it_does()
    {
        var (definition, answer) = (FreeTexts.Definition("friction"), FreeTexts.Answer("friction", "misspelt"));
        FreeTexts.Score(definition, answer, settings: """{"spellingMatters":true}""").Score.ShouldBeLessThan(FreeTexts.Score(definition, answer).Score);
    }

    [Theory]
    [InlineData("The program initialises its colour array in the centre.", "The program initializes its color array in the center.")]
    [InlineData("Aluminium behaves like fibre in the modelled analogue signal.", "Aluminum behaves like fiber in the modeled analog signal.")]
    public void British_and_American_spelling_are_the_same(string british, string american)
    {
        var definition = new { prompt = "What is seen here?", references = new[] { american } };
        FreeTexts.Score(definition, $"I believe that {british}").Score.ShouldBe(FreeTexts.Score(definition, $"I believe that {american}").Score);
    }

    [Theory]
    [InlineData("Which structure works last in, first out?", "A stack.", "stack")]
    [InlineData("Which structure works last in, first out?", "A stack.", "It is a stack")]
    [InlineData("How does binary search grow with n?", "Logarithmically: O(log n).", "O(log n)")]
    [InlineData("What is the chemical formula of water?", "H2O", "h2o")]
    [InlineData("Which gas do plants release?", "Oxygen", "They release oxygen.")]
    [InlineData("How many bits has a byte?", "8 bits", "eight bits")]
    [InlineData("Which is connectionless, TCP or UDP?", "UDP", "UDP is connectionless.")]
    public void Short_correct_answers_score_well(string prompt, string reference, string answer) =>
        FreeTexts.Score(new { prompt, references = new[] { reference } }, answer).Score.ShouldBeGreaterThan(0.7m);

    [Theory]
    [InlineData("Which is connectionless, TCP or UDP?", "UDP", "TCP")]
    [InlineData("How many bits has a byte?", "8 bits", "16 bits")]
    [InlineData("Is a list faster than a set for lookups?", "No, a set is faster.", "Yes, a list is faster.")]
    public void Short_wrong_answers_do_not(string prompt, string reference, string answer) =>
        FreeTexts.Score(new { prompt, references = new[] { reference } }, answer).Score.ShouldBeLessThan(0.5m);

    [Theory]
    [InlineData("How does a pipeline work?", "The next instruction is fetched before earlier instructions have finished.", "The next instruction is fetched while previous instructions are still being executed.")]
    [InlineData("What may a subclass do with a method?", "It may replace the checks that its parent has.", "It can override the validation rules of the parent.")]
    [InlineData("What does the function do?", "It finds the maximum of all scores.", "The loop sets all points to zero, and then it returns the highest score.")]
    [InlineData("What does -y do?", "No question is asked.", "You can skip the prompt with it.")]
    public void Ordinary_sentences_about_computing_are_no_words_to_the_scorer(string prompt, string reference, string answer) =>
        FreeTexts.Score(new { prompt, references = new[] { reference } }, answer).Says("Words to the scorer").ShouldBeFalse();

    [Theory]
    [InlineData("A queue.", "A queue is used for breadth first search.", true)]
    [InlineData("A queue is used.", "A queue is used for breadth first search", true)]
    [InlineData("A queue.", "A stack is used for breadth first search.", false)]
    public void Who_chooses_among_what_the_question_names_repeats_nothing(string reference, string answer, bool right)
    {
        var result = FreeTexts.Score(new { prompt = "Is a stack or a queue used for breadth first search?", references = new[] { reference } }, answer);
        if (right) result.Score.ShouldBeGreaterThan(0.7m);
        else (result.Score, result.Outcome).ShouldBe((0, Outcome.NeedsReview));
    }

    [Fact]
    public void Part_of_the_question_earns_nothing_by_itself_but_a_person_looks()
    {
        var result = FreeTexts.Score(new { prompt = "Why do recursive functions without a base case overflow the stack of the program?", references = new[] { "Every call takes a frame and none returns." } }, "Recursive functions overflow the stack.");
        (result.Score, result.Outcome).ShouldBe((0, Outcome.NeedsReview));
    }

    [Fact]
    public void Half_of_the_points_covered_is_about_half_of_the_score() =>
        FreeTexts.Score("index", "Queries find rows without scanning the whole table, so reads are faster.").Score.ShouldBeInRange(0.45m, 0.65m);
}
