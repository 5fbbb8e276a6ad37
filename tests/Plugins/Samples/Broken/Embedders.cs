using PrepPlatform.Evaluators;

namespace PrepPlatform.Samples.Broken;

/// <summary>Offers an embedder without a model, whose vectors say which letters a text has; some texts make it misbehave.</summary>
public sealed class Embeds() : Sample("embeds"), ITextEmbedder
{
    private string folders = "";

    public override ITextEmbedder Embedder => this;

    /// <summary>None where the operator has chosen one of that name.</summary>
    public string? Model { get; private set; } = "letters 1.0";

    public IReadOnlyList<string> Notes => [$"Models lie in {folders}."];

    public override void Start(PluginEnvironment environment)
    {
        folders = string.Join(" and ", environment.ModelFolders);
        if (environment.Encoder == "none") Model = null;
    }

    public async ValueTask<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        if (texts.Contains("hang")) await Task.Delay(Timeout.Infinite, CancellationToken.None);
        if (texts.Contains("throw")) throw new InvalidOperationException("Broken on purpose.");
        if (texts.Contains("kill")) Environment.FailFast("Broken on purpose.");
        if (texts.Count > 64) throw new InvalidOperationException("Too many at once.");
        return [.. texts.Where(t => t != "lose").Select(Vector)];
    }

    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => Give(1);

    private static float[] Vector(string text)
    {
        var vector = new float[27];
        foreach (var letter in text) vector[letter is >= 'a' and <= 'z' ? letter - 'a' : 26]++;
        if (text.Length == 0) vector[26] = 1;
        var length = text == "stretch" ? 1 : MathF.Sqrt(vector.Sum(v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}

/// <summary>Notes what it was given of people's scores.</summary>
public sealed class Learns() : Sample("learns")
{
    public override ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => ValueTask.FromResult(new EvaluationResult
    {
        Outcome = Outcome.Scored, Score = 1,
        Notes = string.Join(", ", request.Graded.Take(3).Select(g => $"{g.Response.GetProperty("text").GetString()![..1]} {g.Score}").Append($"{request.Graded.Count} in all")),
    });
}
