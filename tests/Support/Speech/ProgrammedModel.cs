using System.Text;

namespace PrepPlatform.Tests.Support.Speech;

/// <summary>A word that a programmed model hears, whatever is said.</summary>
/// <param name="Text">A piece of text; a space at its beginning starts a word.</param>
/// <param name="Logit">How sure it is, as the number that goes into the softmax: 16 is sure, 8 about even.</param>
public sealed record ProgrammedToken(string Text, float Logit = 16);

/// <summary>The shape of a model.</summary>
/// <param name="Width">Numbers for each moment.</param>
/// <param name="Layers">Of the encoder and of the decoder.</param>
public sealed record WhisperShape(int Width, int Layers)
{
    /// <summary>As small as it gets: for tests.</summary>
    public static WhisperShape Small { get; } = new(64, 1);

    /// <summary>That of tiny.en: as slow as a real one.</summary>
    public static WhisperShape Tiny { get; } = new(384, 4);
}

/// <summary>
/// Writes a model in whisper.cpp's format that hears what it is told to, with probabilities that it is told. Nothing of it is trained: all layers add nothing, each
/// place in the decoder has a number of its own, and each token answers to the number of the place where it is to be heard.
/// </summary>
public static class ProgrammedModel
{
    private const int Vocabulary = 51_864, Moments = 1500, Places = 448, Mels = 80, Bins = 201, EndOfText = 50_256, FirstTime = 50_363, TimesASecond = 50;
    private const float Sure = 16, Place = 40;

    /// <param name="path">Where to write it.</param>
    /// <param name="tokens">What it hears in each stretch of up to 30 s, each token once.</param>
    /// <param name="end">When what it hears ends, in seconds.</param>
    /// <param name="shape">How large it is.</param>
    public static void Write(string path, IReadOnlyList<ProgrammedToken> tokens, double end, WhisperShape shape)
    {
        List<string> vocabulary = [" ", .. tokens.Select(t => t.Text).Distinct()];
        var sequence = tokens.Select(t => (Id: vocabulary.IndexOf(t.Text), t.Logit)).ToList();
        sequence.Insert(0, (FirstTime, Sure));
        sequence.AddRange([(FirstTime + (int)(end * TimesASecond), Sure), (EndOfText, Sure)]);
        if (sequence.Select(s => s.Id).Distinct().Count() != sequence.Count || sequence.Count > shape.Width) throw new ArgumentException("Each token may be heard once, and there may be as many as the model is wide.");
        using var file = new BinaryWriter(File.Create(path));
        WriteHead(file, vocabulary, shape);
        new Tensors(file, shape, sequence).Write();
    }

    private static void WriteHead(BinaryWriter file, List<string> vocabulary, WhisperShape shape)
    {
        file.Write(0x67676d6c);
        var heads = shape.Width / 64;
        foreach (var number in new[] { Vocabulary, Moments, shape.Width, heads, shape.Layers, Places, shape.Width, heads, shape.Layers, Mels, 1, Mels, Bins }) file.Write(number);
        file.Write(new byte[Mels * Bins * sizeof(float)]);
        file.Write(vocabulary.Count);
        foreach (var bytes in vocabulary.Select(Encoding.UTF8.GetBytes))
        {
            file.Write(bytes.Length);
            file.Write(bytes);
        }
    }

    private sealed class Tensors(BinaryWriter file, WhisperShape shape, List<(int Id, float Logit)> sequence)
    {
        private readonly int width = shape.Width;

        public void Write()
        {
            Floats("encoder.positional_embedding", width, Moments);
            Halves("encoder.conv1.weight", 3, Mels, width);
            Floats("encoder.conv1.bias", 1, width);
            Halves("encoder.conv2.weight", 3, width, width);
            Floats("encoder.conv2.bias", 1, width);
            Norm("encoder.ln_post");
            for (var i = 0; i < shape.Layers; i++) Block($"encoder.blocks.{i}", "attn");
            Head("decoder.positional_embedding", 0, width, Places);
            file.Write(PlaceNumbers());
            Head("decoder.token_embedding.weight", 1, width, Vocabulary);
            file.Write(TokenNumbers());
            Head("decoder.ln.weight", 0, width);
            for (var i = 0; i < width; i++) file.Write(1f);
            Floats("decoder.ln.bias", width);
            for (var i = 0; i < shape.Layers; i++) Block($"decoder.blocks.{i}", "attn", "cross_attn");
        }

        private byte[] PlaceNumbers()
        {
            var numbers = new byte[Places * width * sizeof(float)];
            for (var place = 0; place < sequence.Count; place++) BitConverter.TryWriteBytes(numbers.AsSpan(((place * width) + place) * sizeof(float)), Place);
            return numbers;
        }

        /// <summary>After the last norm a place's own number is the root of the width, and a little less.</summary>
        private byte[] TokenNumbers()
        {
            var numbers = new byte[Vocabulary * width * 2];
            for (var place = 0; place < sequence.Count; place++)
                BitConverter.TryWriteBytes(numbers.AsSpan(((sequence[place].Id * width) + place) * 2), (Half)(sequence[place].Logit / (MathF.Sqrt(width) * 0.985f)));
            return numbers;
        }

        private void Block(string name, params string[] attentions)
        {
            foreach (var attention in attentions)
            {
                Norm($"{name}.{attention}_ln");
                foreach (var part in new[] { "query", "value", "out" }) Linear($"{name}.{attention}.{part}", width, width);
                Halves($"{name}.{attention}.key.weight", width, width);
            }

            Norm($"{name}.mlp_ln");
            Linear($"{name}.mlp.0", width, 4 * width);
            Linear($"{name}.mlp.2", 4 * width, width);
        }

        private void Norm(string name)
        {
            Floats($"{name}.weight", width);
            Floats($"{name}.bias", width);
        }

        private void Linear(string name, int from, int to)
        {
            Halves($"{name}.weight", from, to);
            Floats($"{name}.bias", to);
        }

        private void Floats(string name, params int[] sizes)
        {
            Head(name, 0, sizes);
            file.Write(new byte[sizes.Aggregate(sizeof(float), (a, b) => a * b)]);
        }

        private void Halves(string name, params int[] sizes)
        {
            Head(name, 1, sizes);
            file.Write(new byte[sizes.Aggregate(2, (a, b) => a * b)]);
        }

        private void Head(string name, int type, params int[] sizes)
        {
            file.Write(sizes.Length);
            file.Write(name.Length);
            file.Write(type);
            foreach (var size in sizes) file.Write(size);
            file.Write(Encoding.UTF8.GetBytes(name));
        }
    }
}
