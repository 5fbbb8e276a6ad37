using System.Runtime.InteropServices;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Asks the module that ordered a piece of work for answers that people have scored, and keeps what fits: the type's schema, the limit and a message.</summary>
internal sealed class GradedFor(IEnumerable<IGradedAnswers> sources)
{
    public const int Most = 50, MostBytes = 512 * 1024;

    public async Task<IReadOnlyList<GradedAnswer>> ReadAsync(EvaluationWork work, OfferedType type, CancellationToken cancellation)
    {
        if (sources.FirstOrDefault(s => s.SubjectKind == work.SubjectKind) is not { } source) return [];
        var (kept, bytes) = (new List<GradedAnswer>(), 0);
        foreach (var graded in await source.ReadAsync(work.SubjectId, cancellation))
        {
            if (kept.Count == Most) break;
            if (graded.Score is < 0 or > 1 || Fit.Problem(type, graded.Response) is not null) continue;
            if ((bytes += JsonMarshal.GetRawUtf8Value(graded.Response).Length) > MostBytes) break;
            kept.Add(graded);
        }

        return kept;
    }
}
