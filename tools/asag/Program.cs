using PrepPlatform.Asag;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText;

if (args is ["words", var corpus, var list])
{
    await Frequencies.WriteAsync(corpus, list);
    return 0;
}

if (args is not (["train" or "measure", var data, ..] and ([_, _] or [_, _, "--model", _])) || !Directory.Exists(data))
{
    await Console.Error.WriteLineAsync("usage: asag train|measure DATA [--model FOLDER]    DATA: the unpacked training part of SemEval-2013 task 7\n       asag words CORPUS FILE");
    return 2;
}

var plugin = new SemanticTextPlugin();
if (args is [_, _, _, var models]) ((IEvaluatorPlugin)plugin).Start(new PluginEnvironment([models]));
var embedder = args.Length > 2 ? ((IEvaluatorPlugin)plugin).Embedder : null;
if (args.Length > 2 && embedder?.Model is null)
{
    await Console.Error.WriteLineAsync("The folder has no model that the plugin can load.");
    return 1;
}

var (train, dev) = SemEval.Split(SemEval.Read(data));
if (args[0] == "train")
{
    var trees = await new Training(embedder).RunAsync(train, new Boosting.Options());
    var file = Path.Combine("plugins", "SemanticText", "Data", embedder is null ? "weights.json" : $"weights-{string.Concat(embedder.Model!.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-'))}.json");
    Training.Write(trees, file);
    Console.Out.WriteLine($"{file} is written. Build the plugin anew, then: asag measure.");
    return 0;
}

var evaluating = new Evaluating(plugin.Types[0], embedder);
var (measured, known) = (await evaluating.RunAsync(dev, plain: false), await evaluating.RunAsync(train, plain: true));
Console.Out.WriteLine($"{dev.Count} questions that no weight was made with, of {train.Count + dev.Count}.\n\n{Tables.Quality(measured, known)}\n{Tables.Confidence(measured)}\n{Tables.Reviews(measured)}");
return 0;
