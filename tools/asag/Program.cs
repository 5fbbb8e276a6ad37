using PrepPlatform.Asag;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText;

if (args is ["words", var corpus, var list])
{
    await Frequencies.WriteAsync(corpus, list);
    return 0;
}

if (args is not (["train" or "measure", var data, ..] and ([_, _] or [_, _, "--model", _])) && args is not ["train", _, "--model", _, "--parts", ..] || !Directory.Exists(args[1]))
{
    await Console.Error.WriteLineAsync("""
        usage: asag train|measure DATA [--model FOLDER]              DATA: the unpacked training part of SemEval-2013 task 7
               asag train DATA --model FOLDER --parts FOLDER...      encoders that have not learnt from part 0, 1, ... of the questions
               asag words CORPUS FILE
        """);
    return 2;
}

var plugin = new SemanticTextPlugin();
var model = args.Length > 2 ? Engine(plugin, args[3]) : null;
var questions = SemEval.Read(args[1]);
var (train, dev) = SemEval.Split(questions);
if (args[0] == "train")
{
    var parts = args.Skip(5).Select(folder => Engine(new SemanticTextPlugin(), folder)).ToList();
    var partOf = SemEval.Parts(questions, Math.Max(1, parts.Count));
    var trees = await new Training(model?.Model, asked => parts.Count > 0 ? parts[partOf[asked.Question]] : model).RunAsync(train, new Boosting.Options());
    var file = Path.Combine("plugins", "SemanticText", "Data", model is null ? "weights.json" : $"weights-{string.Concat(model.Model!.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-'))}.json");
    Training.Write(trees, file);
    Console.Out.WriteLine($"{file} is written. Build the plugin anew, then: asag measure.");
    return 0;
}

var evaluating = new Evaluating(plugin.Types[0], model);
var (measured, known) = (await evaluating.RunAsync(dev, plain: false), await evaluating.RunAsync(train, plain: true));
Console.Out.WriteLine($"{dev.Count} questions that no weight was made with, of {train.Count + dev.Count}.\n\n{Tables.Quality(measured, known)}\n{Tables.Confidence(measured)}\n{Tables.Reviews(measured)}");
return 0;

static ITextEmbedder Engine(IEvaluatorPlugin plugin, string folder)
{
    plugin.Start(new PluginEnvironment([folder]));
    return plugin.Embedder is { Model: not null } embedder ? embedder : throw new InvalidOperationException($"{folder} has no model that the plugin can load.");
}
