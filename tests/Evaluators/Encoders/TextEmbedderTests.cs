using System.Text.Json.Nodes;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Models;
using PrepPlatform.SemanticText;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Evaluators.Encoders;

/// <summary>Which of the installed models is used, and that none is that is not what its description was made for.</summary>
public sealed class TextEmbedderTests : IDisposable
{
    private readonly DirectoryInfo own = Directory.CreateTempSubdirectory("prep-models-"), shipped = Directory.CreateTempSubdirectory("prep-shipped-");

    public void Dispose()
    {
        own.Delete(recursive: true);
        shipped.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_a_model_there_is_none_until_one_is_installed()
    {
        var embedder = Start();
        embedder.Model.ShouldBeNull();
        embedder.Notes.ShouldBeEmpty();
        await Should.ThrowAsync<InvalidOperationException>(async () => await embedder.EmbedAsync(["a"], CancellationToken.None));
        EncoderFolder.Install(own.FullName, "late");
        embedder.Model.ShouldBe("late 1.0");
        (await embedder.EmbedAsync(["a", "b"], CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public void Folders_that_do_not_exist_hold_nothing() => Start(null, "/nowhere/at/all").Model.ShouldBeNull();

    [Fact]
    public void Without_a_choice_the_first_of_a_fixed_order_is_used_and_a_choice_is_followed()
    {
        foreach (var name in new[] { "zebra", "gte-small-quantized", "aardvark", "all-minilm-l6-v2" }) EncoderFolder.Install(own.FullName, name);
        Start().Model.ShouldBe("all-minilm-l6-v2 1.0");
        Start("zebra").Model.ShouldBe("zebra 1.0");
        Directory.Delete(Path.Combine(own.FullName, "all-minilm-l6-v2"), recursive: true);
        Start().Model.ShouldBe("gte-small-quantized 1.0");
        Directory.Delete(Path.Combine(own.FullName, "gte-small-quantized"), recursive: true);
        Start().Model.ShouldBe("aardvark 1.0");
    }

    [Fact]
    public void A_choice_that_is_not_installed_is_told_and_not_replaced_by_another()
    {
        EncoderFolder.Install(own.FullName, "one");
        var embedder = Start("other");
        embedder.Model.ShouldBeNull();
        embedder.Notes.ShouldHaveSingleItem().ShouldContain("'other'");
    }

    [Fact]
    public void The_operators_folder_comes_before_what_the_product_ships()
    {
        EncoderFolder.Install(shipped.FullName, "one", m => m["version"] = "shipped");
        Start().Model.ShouldBe("one shipped");
        EncoderFolder.Install(own.FullName, "one", m => m["version"] = "own");
        Start().Model.ShouldBe("one own");
        File.AppendAllText(Path.Combine(own.FullName, "one", "vocab.txt"), "more\n");
        var embedder = Start();
        embedder.Model.ShouldBe("one shipped", "its own is not what it should be");
        embedder.Notes[0].ShouldContain("vocab.txt has");
    }

    [Theory]
    [InlineData("model.onnx", "flip", "is not the file that model.json was made for")]
    [InlineData("vocab.txt", "flip", "is not the file that model.json was made for")]
    [InlineData("model.onnx", "cut", "bytes instead of")]
    [InlineData("model.onnx", "remove", "model.onnx is missing")]
    [InlineData("vocab.txt", "swap", "is not the file that model.json was made for")]
    [InlineData("model.json", "cut", "cannot be read")]
    public void What_was_changed_is_not_used_and_the_reason_is_told(string file, string how, string why)
    {
        var path = Path.Combine(EncoderFolder.Install(own.FullName, "one"), file);
        Spoil(path, how);
        var embedder = Start();
        embedder.Model.ShouldBeNull();
        embedder.Notes.ShouldHaveSingleItem().ShouldContain(why);
        EncoderFolder.Install(own.FullName, "one");
        embedder.Model.ShouldBe("one 1.0", "put right while it runs");
        embedder.Notes.ShouldHaveSingleItem().ShouldBe("There are no weights for one 1.0: it serves embedding, and answers are scored without it.");
    }

    [Theory]
    [InlineData("""{ "../../etc/passwd": { "size": 1, "sha256": "0000000000000000000000000000000000000000000000000000000000000000" } }""", "no plain name")]
    [InlineData("""{ "model.onnx": { "size": 1, "sha256": "00" } }""", "each SHA-256")]
    [InlineData("""{ "model.onnx": { "size": 0, "sha256": "0000000000000000000000000000000000000000000000000000000000000000" } }""", "each size")]
    [InlineData("{}", "1 to 20 files")]
    [InlineData("[]", "cannot be read")]
    public void A_description_cannot_reach_out_of_its_folder_or_leave_out_hashes(string files, string why)
    {
        EncoderFolder.Install(own.FullName, "one", m => m["files"] = JsonNode.Parse(files));
        Start().Notes.ShouldHaveSingleItem().ShouldContain(why);
    }

    [Fact]
    public void Models_of_another_kind_are_no_encoders()
    {
        EncoderFolder.Install(own.FullName, "speech", m => m["kind"] = "speech");
        var embedder = Start();
        embedder.Model.ShouldBeNull();
        embedder.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_of_a_folder_can_be_checked_without_loading_it()
    {
        var path = EncoderFolder.Install(own.FullName, "one");
        await ModelFolder.Read(path).CheckAsync(CancellationToken.None);
        Spoil(Path.Combine(path, "vocab.txt"), "flip");
        (await Should.ThrowAsync<ModelException>(() => ModelFolder.Read(path).CheckAsync(CancellationToken.None))).Message.ShouldStartWith("vocab.txt is not the file");
    }

    [Fact]
    public void A_model_too_large_for_the_process_is_refused_before_it_is_loaded()
    {
        var size = ModelFolder.Read(EncoderFolder.Install(own.FullName, "one")).Description.Files.Values.Sum(f => f.Size);
        var embedder = new TextEmbedder(_ => true, 3 * size - 3);
        embedder.Start(new PluginEnvironment([own.FullName]));
        embedder.Model.ShouldBeNull();
        embedder.Notes.ShouldHaveSingleItem().ShouldContain("fit into this process's memory");
        embedder = new TextEmbedder(_ => true, 3 * size);
        embedder.Start(new PluginEnvironment([own.FullName]));
        embedder.Model.ShouldBe("one 1.0");
        embedder.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_told_and_scoring_goes_on()
    {
        // A link that leads to itself cannot be read by anybody.
        var folder = Directory.CreateDirectory(Path.Combine(own.FullName, "loop"));
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "model.json"), Path.Combine(folder.FullName, "model.json"));
        var good = EncoderFolder.Install(own.FullName, "one");
        File.Delete(Path.Combine(good, "vocab.txt"));
        File.CreateSymbolicLink(Path.Combine(good, "vocab.txt"), Path.Combine(good, "vocab.txt"));
        IEvaluatorPlugin plugin = new SemanticTextPlugin();
        plugin.Start(new PluginEnvironment([own.FullName, Path.Combine(folder.FullName, "model.json")]));
        plugin.Embedder!.Model.ShouldBeNull();
        plugin.Embedder.Notes.ShouldNotBeEmpty();
        var request = new EvaluationRequest(Questions.Json(new { prompt = "What is it?", references = new[] { "A stack of plates." } }), Questions.Json(new { text = "Some plates in a stack." }), default, Questions.Json("{}"), TimeSpan.FromSeconds(20));
        (await plugin.Types[0].EvaluateAsync(request, default)).Score.ShouldBeGreaterThan(0.5m);
    }

    private ITextEmbedder Start(string? encoder = null, string? folder = null)
    {
        IEvaluatorPlugin plugin = new SemanticTextPlugin();
        plugin.Start(new PluginEnvironment(folder is null ? [own.FullName, shipped.FullName] : [folder], encoder));
        return plugin.Embedder.ShouldNotBeNull();
    }

    private static void Spoil(string path, string how)
    {
        var bytes = File.ReadAllBytes(path);
        if (how == "flip") bytes[^5] ^= 1;
        if (how == "remove") File.Delete(path);
        // A swapped file is one that would work: the same words in another order.
        else if (how == "swap") File.WriteAllLines(path, File.ReadAllLines(path).Reverse());
        else File.WriteAllBytes(path, how == "cut" ? bytes[..(bytes.Length / 2)] : bytes);
    }
}
