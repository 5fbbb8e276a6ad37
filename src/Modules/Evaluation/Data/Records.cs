using System.Text.Json;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Data;

/// <summary>Between what plugins and modules speak of and what the table holds.</summary>
internal static class Records
{
    /// <summary>Who gave a score where a person did.</summary>
    public const string Person = "person";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static EvaluationRecord Make(
        EvaluationSubject subject, string type, EvaluationResult result, string evaluator, string version, DateTimeOffset at, TimeSpan time) =>
        new(subject.Kind, subject.Id, subject.Revision, type)
        {
            Outcome = result.Outcome, Score = result.Score, Confidence = result.Confidence, Criteria = Write(result.Criteria), Notes = result.Notes, Verdict = result.Verdict,
            Spoken = Write(result.Spoken), Awaits = result.Awaits, Evaluator = evaluator, Version = version.Cut(30), At = at, Microseconds = (int)Math.Min(time.TotalMicroseconds, int.MaxValue),
        };

    public static EvaluationRecord Override(EvaluationSubject subject, EvaluationRecord? last, PersonScore given, DateTimeOffset at) =>
        new(subject.Kind, subject.Id, subject.Revision, last?.Type ?? "")
        {
            Outcome = Outcome.Scored, Score = decimal.Round(given.Score, 6), Confidence = 1, Notes = last?.Notes ?? "",
            Criteria = given.Criteria is { } parts ? Write(parts) : last?.Criteria ?? "[]", Spoken = last?.Spoken, Evaluator = Person, By = given.By, Reason = given.Reason.Trim(), At = at,
        };

    public static EvaluationRecord Adopt(EvaluationSubject subject, string type, RecordedEvaluation given, string reason, DateTimeOffset at) =>
        new(subject.Kind, subject.Id, subject.Revision, type)
        {
            Outcome = given.Result.Outcome, Score = given.Result.Score, Confidence = given.Result.Confidence, Criteria = Write(given.Result.Criteria), Notes = given.Result.Notes, Verdict = given.Result.Verdict,
            Spoken = Write(given.Result.Spoken), Evaluator = given.Evaluator, Version = given.Version, By = given.By, Reason = reason, At = at,
        };

    public static RecordedEvaluation Read(EvaluationRecord record) => new(
        record.Id, new EvaluationSubject(record.SubjectKind, record.SubjectId, record.Revision),
        new EvaluationResult
        {
            Outcome = record.Outcome, Score = record.Score, Confidence = record.Confidence, Notes = record.Notes, Verdict = record.Verdict,
            Criteria = ReadParts(record.Criteria), Spoken = ReadSpoken(record.Spoken), Awaits = record.Awaits,
        },
        record.Evaluator, record.Version, record.By, record.Reason, record.At);

    public static IReadOnlyList<Criterion> ReadParts(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<List<Criterion>>(json, Json)!;

    public static string Write(IReadOnlyList<Criterion> criteria) => criteria.Count == 0 ? "[]" : JsonSerializer.Serialize(criteria, Json);

    public static SpokenAnswer? ReadSpoken(string? json) => json is null ? null : JsonSerializer.Deserialize<SpokenAnswer>(json, Json);

    public static string? Write(SpokenAnswer? spoken) => spoken is null ? null : JsonSerializer.Serialize(spoken, Json);
}
