namespace PrepPlatform.SemanticText.Encoding;

/// <summary>Makes a text's vector of its pieces' vectors.</summary>
internal static class Pools
{
    private const double Near = 0.01;

    /// <param name="output">What the model gave for the whole batch.</param>
    /// <param name="description">How it is read.</param>
    /// <param name="row">The text's place in the batch.</param>
    /// <param name="columns">Places of pieces in a row.</param>
    /// <param name="pieces">How many of them are the text's; the others are padding.</param>
    public static float[] Make(ReadOnlySpan<float> output, EncoderDescription description, int row, int columns, int pieces)
    {
        var size = description.Dimensions;
        var own = description.Pooling == Pooling.None ? output.Slice(row * size, size) : output.Slice(row * columns * size, pieces * size);
        var vector = description.Pooling == Pooling.Mean ? Mean(own, size, pieces) : own[..size].ToArray();
        var length = Length(vector);
        if (!(length > 1e-9 && double.IsFinite(length))) throw new OnnxException("The model gave a vector without length.");
        if (!description.Normalise && Math.Abs(length - 1) > Near) throw new OnnxException($"The model gave a vector of length {length:0.###}; set 'normalise'.");
        // Brought to exactly 1 in either case: what a model calls 1 may be a little off.
        for (var i = 0; i < size; i++) vector[i] = (float)(vector[i] / length);
        return vector;
    }

    private static float[] Mean(ReadOnlySpan<float> own, int size, int pieces)
    {
        var mean = new float[size];
        for (var piece = 0; piece < pieces; piece++)
        {
            var one = own.Slice(piece * size, size);
            for (var i = 0; i < one.Length; i++) mean[i] += one[i];
        }

        for (var i = 0; i < size; i++) mean[i] /= pieces;
        return mean;
    }

    private static double Length(ReadOnlySpan<float> vector)
    {
        var sum = 0.0;
        foreach (var number in vector) sum += (double)number * number;
        return Math.Sqrt(sum);
    }
}
