using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>A loaded encoder of the BERT kind. Several threads may use it at once.</summary>
internal sealed class Encoder : IDisposable
{
    private const string Ids = "input_ids", Mask = "attention_mask", Types = "token_type_ids";
    private const int MostTokensAtOnce = 8192;
    private readonly EncoderDescription description;
    private readonly Vocabulary vocabulary;
    private readonly WordPiece pieces;
    private readonly OnnxSession session;

    private Encoder(ModelFolder folder, int threads)
    {
        Name = $"{folder.Description.Name} {folder.Description.Version}";
        description = EncoderDescription.Read(folder);
        vocabulary = Vocabulary.Read(folder.Load(description.Vocabulary));
        pieces = new WordPiece(vocabulary, description.LowerCase);
        session = new OnnxSession(folder.Load(description.Model), threads);
    }

    /// <summary>Its name and version.</summary>
    public string Name { get; }

    /// <summary>Loads one and tries it.</summary>
    /// <exception cref="ModelException">It cannot be used; the message says why.</exception>
    public static Encoder Load(ModelFolder folder, int threads = 1)
    {
        Encoder? encoder = null;
        try
        {
            encoder = new Encoder(folder, threads);
            encoder.CheckNames();
            encoder.Embed(["A text."], CancellationToken.None);
            return encoder;
        }
        catch (Exception e) when (e is OnnxException or InvalidDataException or ModelException)
        {
            encoder?.Dispose();
            throw e as ModelException ?? new ModelException(e.Message, e);
        }
    }

    /// <summary>One vector of length 1 for each text.</summary>
    /// <exception cref="OnnxException">The model cannot be run.</exception>
    public IReadOnlyList<float[]> Embed(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var encoded = texts.Select((text, place) => (Place: place, Ids: pieces.Encode(description.Prefix + text, description.MaxTokens))).ToList();
        encoded.Sort((a, b) => b.Ids.Count.CompareTo(a.Ids.Count)); // Texts of like length together: little is padded.
        var vectors = new float[texts.Count][];
        for (var done = 0; done < encoded.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Clamp(MostTokensAtOnce / encoded[done].Ids.Count, 1, Math.Min(description.Batch, encoded.Count - done));
            RunBatch(encoded.GetRange(done, rows), vectors);
            done += rows;
        }

        return vectors;
    }

    public void Dispose() => session.Dispose();

    private void CheckNames()
    {
        if (!session.Inputs.Contains(Ids)) throw new ModelException($"The model has no input {Ids}: it is no encoder of the BERT kind.");
        if (session.Inputs.FirstOrDefault(i => i is not (Ids or Mask or Types)) is { } unknown) throw new ModelException($"The model asks for an input {unknown}, which is not known here.");
        if (!session.Outputs.Contains(description.Output)) throw new ModelException($"The model has no output {description.Output}; it has {string.Join(", ", session.Outputs)}.");
    }

    private void RunBatch(List<(int Place, List<int> Ids)> batch, float[][] vectors)
    {
        var (rows, columns) = (batch.Count, batch[0].Ids.Count);
        using var output = session.Run(Inputs(batch, columns), rows, columns, description.Output);
        CheckShape(output.Shape, rows, columns);
        for (var row = 0; row < rows; row++)
            vectors[batch[row].Place] = Pools.Make(output.Data, description, row, columns, batch[row].Ids.Count);
    }

    private List<(string, long[])> Inputs(List<(int Place, List<int> Ids)> batch, int columns)
    {
        var (ids, mask) = (new long[batch.Count * columns], new long[batch.Count * columns]);
        Array.Fill(ids, vocabulary.Pad);
        for (var row = 0; row < batch.Count; row++)
            for (var i = 0; i < batch[row].Ids.Count; i++) (ids[row * columns + i], mask[row * columns + i]) = (batch[row].Ids[i], 1);
        var inputs = new List<(string, long[])> { (Ids, ids) };
        if (session.Inputs.Contains(Mask)) inputs.Add((Mask, mask));
        if (session.Inputs.Contains(Types)) inputs.Add((Types, new long[ids.Length]));
        return inputs;
    }

    private void CheckShape(IReadOnlyList<long> shape, int rows, int columns)
    {
        long[] expected = description.Pooling == Pooling.None ? [rows, description.Dimensions] : [rows, columns, description.Dimensions];
        if (!shape.SequenceEqual(expected))
            throw new OnnxException($"The model's output {description.Output} is {string.Join(" × ", shape)}, where {string.Join(" × ", expected)} was described.");
    }
}
