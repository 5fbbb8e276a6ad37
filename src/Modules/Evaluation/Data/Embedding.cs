using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Data;

/// <summary>Lets modules use the text embedder that a plugin offers, where its code runs.</summary>
internal sealed class Embedding(PluginCatalogue plugins) : ITextEmbedder
{
    public const string None = "No text encoder is installed.";

    public async Task<Result<TextVectors>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        await plugins.SettledAsync().WaitAsync(cancellation);
        if (plugins.Embedder()?.Runner is not { } runner) return Result.Invalid<TextVectors>("", None);
        try
        {
            var given = await EmbedTexts.RunAsync(runner, texts, cancellation);
            return given.Model is { } model ? Result.Ok(new TextVectors(model, given.Vectors)) : Result.Invalid<TextVectors>("", None);
        }
        catch (PluginFault e)
        {
            return Result.Invalid<TextVectors>("", $"The text encoder does not work now: {e.Message}");
        }
    }
}
