using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.SemanticText.Questions;
using PrepPlatform.SemanticText.Scoring;

namespace PrepPlatform.SemanticText;

/// <summary>Short answers and essays, scored by what they cover and what they say.</summary>
public sealed class SemanticTextPlugin : IEvaluatorPlugin
{
    private const int LongestShort = 12_000, LongestEssay = 65_536;
    private const string Shipped = "prep-encoder";
    private readonly TextEmbedder embedder = new(model => Weights.With(model) is not null), shipped = new(_ => true);

    /// <summary>Made once the plugin is.</summary>
    public SemanticTextPlugin() => Types = [new TextType("short-text", 4, LongestShort, [embedder, shipped]), new TextType("essay", 16, LongestEssay, [embedder, shipped])];

    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; }

    /// <inheritdoc />
    public ITextEmbedder Embedder => embedder;

    /// <inheritdoc />
    public string SettingsSchema =>
        """
        {
          "type": "object",
          "properties": {
            "spellingMatters": {
              "type": "boolean", "title": "Spelling matters", "default": false,
              "description": "Whether a misspelt word is a word that is missing. British and American spellings are the same either way."
            }
          }
        }
        """;

    /// <inheritdoc />
    public void Start(PluginEnvironment environment)
    {
        embedder.Start(environment);
        shipped.Start(environment with { Encoder = Shipped });
    }
}
