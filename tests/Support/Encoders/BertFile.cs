namespace PrepPlatform.Tests.Support.Encoders;

/// <summary>The shape of an encoder.</summary>
public sealed record BertShape(int Layers, int Hidden, int Heads, int Inner, int Words, int Positions = 512)
{
    /// <summary>That of the small sentence encoders that are in wide use.</summary>
    public static BertShape MiniLm { get; } = new(6, 384, 12, 1536, 30_522);
}

/// <summary>An encoder of the BERT kind with made-up weights: it computes what a trained one computes, and means nothing.</summary>
public static class BertFile
{
    public const string Output = "last_hidden_state";

    public static byte[] Make(BertShape shape) => new Graph(shape).Write();

    private sealed class Graph(BertShape shape)
    {
        private readonly OnnxWriter file = new();

        public byte[] Write()
        {
            file.Constant("two", 2);
            file.Constant("one", 1);
            file.Constant("half", 0.5f);
            file.Constant("least", 1e-12f);
            file.Constant("root", MathF.Sqrt(2));
            file.Constant("scale", MathF.Sqrt(shape.Hidden / shape.Heads));
            file.Constant("never", -3e38f);
            file.Integers("split", 0, 0, shape.Heads, shape.Hidden / shape.Heads);
            file.Integers("join", 0, 0, shape.Hidden);
            var (text, mask) = (Words(), Mask());
            for (var layer = 0; layer < shape.Layers; layer++) text = Layer(text, mask, $"l{layer}.");
            file.Add("Identity", [text, Output]);
            return file.Write(["input_ids", "attention_mask", "token_type_ids"], Output, [shape.Hidden]);
        }

        private string Words()
        {
            var word = file.Add("Gather", [file.Weights("words", 1, shape.Words, shape.Hidden), "input_ids"], OnnxWriter.Attribute("axis", 0));
            var type = file.Add("Gather", [file.Weights("types", 0.05f, 2, shape.Hidden), "token_type_ids"], OnnxWriter.Attribute("axis", 0));
            var length = file.Add("Gather", [file.Add("Shape", ["input_ids"]), file.Integers("second", 1)], OnnxWriter.Attribute("axis", 0));
            var places = file.Add("Slice", [file.Weights("places", 0.1f, shape.Positions, shape.Hidden), file.Integers("from", 0), length, file.Integers("rows", 0)]);
            return Norm(file.Add("Add", [file.Add("Add", [word, type]), places]), "words.norm");
        }

        /// <summary>Nothing for what counts, and what no attention comes back from for padding.</summary>
        private string Mask()
        {
            var mask = file.Add("Cast", [file.Add("Unsqueeze", ["attention_mask", file.Integers("inner", 1, 2)])], OnnxWriter.Attribute("to", 1));
            return file.Add("Mul", [file.Add("Sub", ["one", mask]), "never"]);
        }

        private string Layer(string text, string mask, string name)
        {
            string Head(string part, params int[] order) => file.Add(
                "Transpose", [file.Add("Reshape", [Linear(text, name + part, shape.Hidden, shape.Hidden), "split"])], OnnxWriter.Attribute("perm", order));
            var scores = file.Add("Div", [file.Add("MatMul", [Head("q", 0, 2, 1, 3), Head("k", 0, 2, 3, 1)]), "scale"]);
            var weights = file.Add("Softmax", [file.Add("Add", [scores, mask])], OnnxWriter.Attribute("axis", -1));
            var heads = file.Add("Transpose", [file.Add("MatMul", [weights, Head("v", 0, 2, 1, 3)])], OnnxWriter.Attribute("perm", [0, 2, 1, 3]));
            var attended = Norm(file.Add("Add", [Linear(file.Add("Reshape", [heads, "join"]), name + "o", shape.Hidden, shape.Hidden), text]), name + "norm1");
            var inner = Linear(attended, name + "in", shape.Hidden, shape.Inner);
            var curve = file.Add("Add", [file.Add("Erf", [file.Add("Div", [inner, "root"])]), "one"]);
            var bent = file.Add("Mul", [file.Add("Mul", [inner, curve]), "half"]);
            return Norm(file.Add("Add", [Linear(bent, name + "out", shape.Inner, shape.Hidden), attended]), name + "norm2");
        }

        private string Linear(string text, string name, int from, int to) =>
            file.Add("Add", [file.Add("MatMul", [text, file.Weights(name + ".w", 1.7f / MathF.Sqrt(from), from, to)]), file.Constant(name + ".b", 0, to)]);

        private string Norm(string text, string name)
        {
            var apart = file.Add("Sub", [text, Mean(text)]);
            var spread = file.Add("Sqrt", [file.Add("Add", [Mean(file.Add("Pow", [apart, "two"])), "least"])]);
            return file.Add("Add", [file.Add("Mul", [file.Add("Div", [apart, spread]), file.Constant(name + ".w", 1, shape.Hidden)]), file.Constant(name + ".b", 0, shape.Hidden)]);
        }

        private string Mean(string text) => file.Add("ReduceMean", [text], OnnxWriter.Attribute("axes", [-1]));
    }
}
