using PrepPlatform.Evaluation.Child;
using PrepPlatform.Web.Start;

// An evaluator's process loads one plugin and nothing of the host.
return EvaluatorProcess.IsAsked(args) ? await EvaluatorProcess.RunAsync(args[3]) : await PrepHost.RunAsync(args);
