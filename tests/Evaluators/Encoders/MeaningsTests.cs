using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.SemanticText.Scoring;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Evaluators.Encoders;

/// <summary>An encoder has a say in scores where there are weights that were trained with it, and is not touched where there are none.</summary>
public sealed class MeaningsTests : IDisposable
{
    private readonly DirectoryInfo models = Directory.CreateTempSubdirectory("prep-meanings-");

    /// <summary>Right is what is near in meaning, whatever its words.</summary>
    private static readonly Trees ByMeaning = new() { Encoder = "one 1.0", Nodes = [[[(int)Feature.MeaningOfPart, 0.9999, 1, 2], [-1, -4], [-1, 4]]] };

    public void Dispose() => models.Delete(recursive: true);

    [Fact]
    public async Task With_weights_for_it_meanings_decide_and_staff_read_by_which_encoder()
    {
        EncoderFolder.Install(models.FullName, "one");
        var scorer = new Scorer([Start()], name => name == ByMeaning.Encoder ? ByMeaning : null);
        var near = await ScoreAsync(scorer, "That is what I say. The plant needs light!");
        near.Notes.ShouldContain("Encoder: one 1.0.");
        near.Score.ShouldBeGreaterThan(0.9m);
        var far = await ScoreAsync(scorer, "Some energy goes into 100 cells, as far as anybody knows");
        (far.Score, far.Criteria.Single().Max).ShouldBe((0, 1));
        (await ScoreAsync(scorer, "Light, energy. And cells?", "This one was scored by a person")).Notes.ShouldContain("1 answer that a person scored moved");
    }

    [Fact]
    public async Task Without_weights_for_it_an_encoder_is_not_even_loaded()
    {
        File.WriteAllText(Path.Combine(EncoderFolder.Install(models.FullName, "one"), "model.onnx"), "broken");
        var embedder = Start();
        (await ScoreAsync(new Scorer([embedder], _ => null), "The plant takes light")).Notes.ShouldContain("There are no weights for the encoder 'one 1.0'. Without an encoder: scored by words alone.");
        (await ScoreAsync(new Scorer([embedder], _ => ByMeaning), "The plant takes light")).Notes.ShouldContain("The encoder 'one 1.0' cannot be used. Without an encoder: scored by words alone.");
    }

    [Fact]
    public async Task Where_there_are_no_weights_for_the_chosen_encoder_the_one_that_ships_takes_its_place()
    {
        EncoderFolder.Install(models.FullName, "one");
        IEvaluatorPlugin plugin = new SemanticTextPlugin();
        plugin.Start(new PluginEnvironment([models.FullName, Path.Combine(Clone.Root, "models")]));
        plugin.Embedder!.Model.ShouldBe("one 1.0");
        var request = Request("The plant takes light");
        (await plugin.Types[0].EvaluateAsync(request, default)).Notes.ShouldContain("There are no weights for the encoder 'one 1.0'. Encoder: prep-encoder 1.0.");
        (await Questions.ByEncoder["short-text"].EvaluateAsync(request, default)).Notes.ShouldStartWith("Encoder: prep-encoder 1.0.");
    }

    [Fact]
    public async Task What_is_said_in_other_words_earns_more_with_the_encoder_than_by_words_alone()
    {
        var request = Request("Sunshine is required by a vegetable");
        var (with, without) = (await Questions.ByEncoder["short-text"].EvaluateAsync(request, default), await Questions.Types["short-text"].EvaluateAsync(request, default));
        with.Score.ShouldBeGreaterThan(without.Score);
    }

    private TextEmbedder Start()
    {
        var embedder = new TextEmbedder(_ => true);
        embedder.Start(new PluginEnvironment([models.FullName]));
        return embedder;
    }

    private static ValueTask<EvaluationResult> ScoreAsync(Scorer scorer, string text, params string[] graded) => scorer.ScoreAsync(Request(text, graded), default);

    private static EvaluationRequest Request(string text, params string[] graded)
    {
        var definition = Questions.Json(new { prompt = "What is needed?", references = new[] { "The plant needs light." } });
        return new EvaluationRequest(definition, Questions.Json(new { text }), default, Questions.Json("{}"), TimeSpan.FromSeconds(20)) { Graded = [.. graded.Select(g => new GradedAnswer(Questions.Json(new { text = g }), 1))] };
    }
}
