using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.SemanticText.Encoding;

namespace PrepPlatform.Tests.Evaluators.Encoders;

/// <summary>
/// Texts are read as the models' own tokenizers read them. The fixtures hold texts of ours with the ids that the reference implementation gave for a
/// vocabulary and its definition: <c>small-*</c> for <c>vocabulary.txt</c>, <c>bert-uncased</c> for the vocabulary that is published with the models.
/// </summary>
public sealed class WordPieceTests
{
    private static readonly Vocabulary Small = Vocabulary.Read(File.ReadAllBytes(Fixture("vocabulary.txt")));

    [Theory]
    [InlineData("small-uncased.jsonl", true)]
    [InlineData("small-cased.jsonl", false)]
    public void Hard_texts_have_the_ids_of_the_reference(string fixture, bool lowerCase) => ShouldAgree(fixture, new WordPiece(Small, lowerCase)).ShouldBe(195);

    [PublishedVocabularyFact]
    public void So_they_have_with_the_published_vocabulary() =>
        ShouldAgree("bert-uncased.jsonl", new WordPiece(Vocabulary.Read(File.ReadAllBytes(PublishedVocabularyFactAttribute.Path)), lowerCase: true)).ShouldBe(335);

    [Fact]
    public void Every_character_there_is_counts_as_what_the_reference_takes_it_for()
    {
        var expected = File.ReadLines(Fixture("characters.tsv")).Select(l => l.Split('\t'))
            .SelectMany(l => Enumerable.Range(Hex(l[0]), Hex(l[1]) - Hex(l[0]) + 1).Select(c => (c, l[2]))).ToDictionary();
        var wrong = Enumerable.Range(0, 0x110000).Where(c => c is < 0xD800 or > 0xDFFF && Class(c) != expected.GetValueOrDefault(c, "letter")).Select(c => $"{c:X} {Class(c)}");
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a\ud800b", "ab")]
    [InlineData("\udc00", "")]
    [InlineData("light \ud83d", "light")]
    [InlineData("\ude00\ud83d cell", "cell")]
    public void Half_a_character_is_dropped(string text, string same) => new WordPiece(Small, true).Encode(text, 64).ShouldBe(new WordPiece(Small, true).Encode(same, 64));

    [Fact]
    public void Any_text_has_ids_of_the_vocabulary_between_both_marks_and_no_more_than_allowed() => Prop.ForAll(
        Arb.From(from codes in Gen.ListOf(Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0x20, 0x7E), Gen.Choose(0x300, 0x36F), Gen.Elements(0xD83D, 0xDE00, '[', ']', 0xFFFE)))
                 from mark in Gen.Elements("", "[SEP]", "[MASK", "##ing")
                 from most in Gen.Choose(2, 300)
                 from lower in Gen.Elements(true, false)
                 select (Text: string.Concat(codes.Select(c => (char)c)) + mark, most, lower)),
        given =>
        {
            var ids = new WordPiece(Small, given.lower).Encode(given.Text, given.most);
            ids.Count.ShouldBeInRange(2, given.most);
            ids.ShouldAllBe(id => id >= 0 && id < Small.Count);
            (ids[0], ids[^1]).ShouldBe((Small.First, Small.Last));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_shorter_limit_gives_the_beginning_of_the_same_ids() => Prop.ForAll(
        Arb.From(from words in Gen.ListOf(Gen.Elements("light", "naïve", "[SEP]", "!!", "😀", "unaffable", "中文"))
                 from most in Gen.Choose(2, 20)
                 select (Text: string.Join(' ', words), most)),
        given =>
        {
            var (all, cut) = (new WordPiece(Small, true).Encode(given.Text, 10_000), new WordPiece(Small, true).Encode(given.Text, given.most));
            cut.SkipLast(1).ShouldBe(all.SkipLast(1).Take(given.most - 1));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a\nb\n", "[PAD]")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n", "[SEP]")]
    public void A_file_that_lacks_a_mark_is_no_vocabulary(string file, string lacks) =>
        Should.Throw<InvalidDataException>(() => Vocabulary.Read(System.Text.Encoding.UTF8.GetBytes(file))).Message.ShouldContain(lacks);

    private static int ShouldAgree(string fixture, WordPiece pieces)
    {
        var cases = File.ReadLines(Fixture(fixture)).Select(l => JsonSerializer.Deserialize<Case>(l, JsonSerializerOptions.Web)!).ToList();
        foreach (var one in cases) pieces.Encode(one.Text, one.Most).ToArray().ShouldBe(one.Ids, JsonSerializer.Serialize(one.Text));
        return cases.Count;
    }

    /// <summary>Seen from outside: what becomes of it between two letters.</summary>
    private static string Class(int character)
    {
        var text = $"x{char.ConvertFromUtf32(character)}y";
        var cased = Words(BertText.Normalise(text, lowerCase: false));
        if (cased == 3) return "apart";
        if (cased == 2) return "space";
        if (BertText.Normalise(text, lowerCase: false) == "xy") return "hidden";
        return BertText.Normalise(text, lowerCase: true) == "xy" ? "accent" : "letter";
    }

    private static int Words(string text)
    {
        var words = 0;
        for (var from = 0; BertText.NextWord(text, from) is (var start, > 0 and var length); from = start + length) words++;
        return words;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Encoders", name);

    private sealed record Case(string Text, int Most, int[] Ids);
}

/// <summary>Runs where the vocabulary that is published with BERT models lies beside the clone.</summary>
internal sealed class PublishedVocabularyFactAttribute : FactAttribute
{
    public static readonly string Path = System.IO.Path.Combine(Clone.Root, "..", "shared", "data", "bert", "vocab.txt");

    public PublishedVocabularyFactAttribute()
    {
        if (!File.Exists(Path)) Skip = "The published vocabulary is not here: put BERT's vocab.txt into ../shared/data/bert.";
    }
}
