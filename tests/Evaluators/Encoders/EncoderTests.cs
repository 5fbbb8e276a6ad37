using PrepPlatform.Evaluators.Models;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Evaluators.Encoders;

/// <summary>A real encoder with made-up weights: what comes out is what the model computes, whatever it is computed with.</summary>
public sealed class EncoderTests : IDisposable
{
    private static readonly string[] Texts =
        ["The plant needs light.", "", "cell", "unable", "The cell uses energy; the plant uses light, and the light is energy.", "énergie!", "x", "The plant needs light.", "?!", "a b c d e f g h"];

    private readonly DirectoryInfo models = Directory.CreateTempSubdirectory("prep-models-");

    public void Dispose() => models.Delete(recursive: true);

    [Theory]
    [InlineData("mean")]
    [InlineData("cls")]
    public void A_text_has_the_same_vector_alone_and_among_longer_ones(string pooling)
    {
        using var encoder = Load(m => m["pooling"] = pooling);
        var together = encoder.Embed(Texts, CancellationToken.None);
        together.Count.ShouldBe(Texts.Length);
        for (var i = 0; i < Texts.Length; i++)
        {
            Length(together[i]).ShouldBe(1, 1e-6);
            Apart(together[i], encoder.Embed([Texts[i]], CancellationToken.None)[0]).ShouldBeLessThan(1e-5, Texts[i]);
        }

        together[0].ShouldBe(together[7], "the same text");
        Apart(together[0], together[2]).ShouldBeGreaterThan(0.01, "another text");
    }

    [Fact]
    public void Vectors_are_those_that_the_models_own_output_gives()
    {
        var folder = EncoderFolder.Install(models.FullName, "test");
        var vocabulary = Vocabulary.Read(File.ReadAllBytes(Path.Combine(folder, "vocab.txt")));
        var ids = new WordPiece(vocabulary, true).Encode(Texts[4], 64).Select(i => (long)i).ToArray();
        using var session = new OnnxSession(File.ReadAllBytes(Path.Combine(folder, "model.onnx")), 1);
        var ones = Enumerable.Repeat(1L, ids.Length).ToArray();
        using var output = session.Run([("input_ids", ids), ("attention_mask", ones), ("token_type_ids", new long[ids.Length])], 1, ids.Length, BertFile.Output);
        output.Shape.ShouldBe([1, ids.Length, 32]);
        var numbers = output.Data.ToArray();
        var mean = Enumerable.Range(0, 32).Select(d => Enumerable.Range(0, ids.Length).Average(t => (double)numbers[t * 32 + d])).ToArray();
        using (var encoder = Load()) Apart(encoder.Embed([Texts[4]], CancellationToken.None)[0], Scale(mean)).ShouldBeLessThan(1e-5);
        using (var encoder = Load(m => m["pooling"] = "cls"))
            Apart(encoder.Embed([Texts[4]], CancellationToken.None)[0], Scale([.. numbers[..32].Select(n => (double)n)])).ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void What_is_longer_than_the_model_reads_is_cut()
    {
        using var encoder = Load(m => m["maxTokens"] = 8);
        var vectors = encoder.Embed(["a b c d e f", "a b c d e f g h i", new string('x', 70_000), "a b c"], CancellationToken.None);
        vectors[1].ShouldBe(vectors[0]);
        vectors[3].ShouldNotBe(vectors[0]);
    }

    [Fact]
    public void A_models_prefix_stands_before_every_text()
    {
        using var plain = Load();
        using var prefixed = Load(m => m["prefix"] = "the plant: ");
        Apart(prefixed.Embed(["light"], CancellationToken.None)[0], plain.Embed(["the plant: light"], CancellationToken.None)[0]).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void The_batch_is_the_models_own_and_changes_nothing()
    {
        using var one = Load(m => m["batch"] = 1);
        using var many = Load(m => m["batch"] = 64);
        foreach (var (a, b) in one.Embed(Texts, CancellationToken.None).Zip(many.Embed(Texts, CancellationToken.None))) Apart(a, b).ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Cancelled_once_the_texts_are_read_it_runs_no_batch_of_them()
    {
        using var encoder = Load();
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => encoder.Embed(new StopsAtItsEnd(Texts, stop), stop.Token));
        encoder.Embed(new StopsAtItsEnd(Texts, stop), CancellationToken.None).Count.ShouldBe(Texts.Length, "it is the token that stops it");
    }

    [Fact]
    public void Threads_share_it_and_get_the_same()
    {
        using var encoder = Load();
        var alone = encoder.Embed(Texts, CancellationToken.None);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            var vectors = encoder.Embed(Texts, CancellationToken.None);
            for (var i = 0; i < Texts.Length; i++) vectors[i].ShouldBe(alone[i]);
        });
    }

    [Theory]
    [InlineData("dimensions", "64", "where 1 × 8 × 64 was described")]
    [InlineData("dimensions", "0", "'dimensions' must be from 1 to 4096")]
    [InlineData("output", "\"pooled\"", "has no output pooled; it has last_hidden_state")]
    [InlineData("pooling", "\"none\"", "where 1 × 32 was described")]
    [InlineData("pooling", "\"best\"", "describes no encoder")]
    [InlineData("normalise", "false", "set 'normalise'")]
    [InlineData("maxTokens", "4", "'maxTokens'")]
    [InlineData("model", "\"vocab.txt\"", "")]
    [InlineData("model", "\"other.onnx\"", "names no file other.onnx")]
    [InlineData("vocabulary", "\"model.onnx\"", "The vocabulary has no [PAD]")]
    [InlineData("lowerCase", "null", "describes no encoder")]
    public void A_description_that_does_not_fit_its_files_is_refused(string property, string value, string why) =>
        Should.Throw<ModelException>(() => Load(m => m[property] = System.Text.Json.Nodes.JsonNode.Parse(value))).Message.ShouldContain(why);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void A_file_that_is_no_model_is_refused(int bytes)
    {
        var model = BertFile.Make(EncoderFolder.Small);
        Should.Throw<OnnxException>(() => new OnnxSession(model.AsSpan(0, bytes), 1));
        Should.Throw<OnnxException>(() => new OnnxSession([.. Enumerable.Range(0, bytes).Select(i => (byte)(i * 31))], 1));
    }

    [Fact]
    public void A_vocabulary_larger_than_the_models_is_an_error_of_the_text_that_needs_it()
    {
        var path = EncoderFolder.Install(models.FullName, "test", BertFile.Make(EncoderFolder.Small with { Words = 90 }), EncoderFolder.Words, EncoderFolder.Small);
        using var encoder = Encoder.Load(ModelFolder.Read(path));
        Should.Throw<OnnxException>(() => encoder.Embed(["energy"], CancellationToken.None));
        encoder.Embed(["a"], CancellationToken.None).Count.ShouldBe(1, "and it goes on");
    }

    [Fact]
    public void Tables_that_do_not_fit_are_exceptions()
    {
        using var session = new OnnxSession(BertFile.Make(EncoderFolder.Small), 1);
        (string, long[])[] all = [("input_ids", [2, 3]), ("attention_mask", [1, 1]), ("token_type_ids", [0, 0])];
        Should.Throw<OnnxException>(() => session.Run(all, 1, 3, BertFile.Output));
        Should.Throw<OnnxException>(() => session.Run(all[..2], 1, 2, BertFile.Output));
        Should.Throw<OnnxException>(() => session.Run(all, 1, 2, "nothing"));
        Should.Throw<OnnxException>(() => session.Run([.. all, ("more", [1, 1])], 1, 2, BertFile.Output));
        session.Run(all, 1, 2, BertFile.Output).Dispose();
        session.Dispose();
        Should.Throw<ObjectDisposedException>(() => session.Run(all, 1, 2, BertFile.Output));
    }

    private Encoder Load(Action<System.Text.Json.Nodes.JsonObject>? change = null) => Encoder.Load(ModelFolder.Read(EncoderFolder.Install(models.FullName, "test", change)));

    private static double Length(float[] vector) => Math.Sqrt(vector.Sum(v => (double)v * v));

    private static float[] Scale(double[] vector) => [.. vector.Select(v => (float)(v / Math.Sqrt(vector.Sum(x => x * x))))];

    private static double Apart(float[] a, float[] b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Max();

    /// <summary>Texts that cancel when the last of them is read.</summary>
    private sealed class StopsAtItsEnd(IReadOnlyList<string> texts, CancellationTokenSource stop) : IReadOnlyList<string>
    {
        public int Count => texts.Count;

        public string this[int index] => texts[index];

        public IEnumerator<string> GetEnumerator()
        {
            foreach (var text in texts) yield return text;
            stop.Cancel();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
