using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>Answers that no page sends: they score nothing and tell staff why.</summary>
internal static class Mistakes
{
    public static EvaluationResult Unknown(string id) => EvaluationResult.NotEvaluable($"The response names '{Cut(id)}', which the question does not show.");

    public static EvaluationResult Twice(string id) => EvaluationResult.NotEvaluable($"The response names '{Cut(id)}' twice.");

    public static EvaluationResult TooMany(string what) => EvaluationResult.NotEvaluable($"The response has more {what} than the question.");

    private static string Cut(string id) => id.Length <= 40 ? id : id[..40];
}
