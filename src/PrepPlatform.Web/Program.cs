using PrepPlatform.Evaluation;
using PrepPlatform.Web.Start;

// An evaluator's process and the scoring of a file load plugins and nothing of the host.
return await (EvaluationModule.RunCommand(args) ?? PrepHost.RunAsync(args));
