using PrepPlatform.Evaluation.Child;
using PrepPlatform.Evaluation.Command;
using PrepPlatform.Web.Start;

// An evaluator's process and the scoring of a file load plugins and nothing of the host.
if (EvaluatorProcess.IsAsked(args)) return await EvaluatorProcess.RunAsync(args[3]);
if (ScoreCommand.IsAsked(args)) return await ScoreCommand.RunAsync(args);
return await PrepHost.RunAsync(args);
