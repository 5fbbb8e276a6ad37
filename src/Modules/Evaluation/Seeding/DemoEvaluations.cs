using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Seeding;

/// <summary>In colleges, one row in each table: a score, an answer that waits for an evaluator of essays, and a switch.</summary>
internal sealed class DemoEvaluations(PrepDb db, ICurrentTenant tenant, TimeProvider clock)
{
    private static readonly Guid Sample = new("0192a000-0000-7000-8000-00000000e001"), Waiting = new("0192a000-0000-7000-8000-00000000e002");

    public async Task SeedAsync(CancellationToken cancellation)
    {
        if (tenant.Info.Kind != TenantKind.College || await db.Set<EvaluatorSwitch>().AnyAsync(cancellation)) return;
        var now = clock.GetUtcNow();
        db.Add(new EvaluatorSwitch("multiple-choice"));
        var result = new EvaluationResult
        {
            Outcome = Outcome.Scored, Score = 1, Criteria = [new Criterion("Answer", 1, 1, "A stack gives back last what went in first.")],
        };
        db.Add(Records.Make(new EvaluationSubject("sample", Sample, 1), "single-choice", result, "multiple-choice", "1.0.0", now, TimeSpan.Zero));
        using var question = JsonDocument.Parse("""{"prompt":"Tell in your own words what a deadlock is.","points":4}""");
        using var answer = JsonDocument.Parse("""{"text":"Two threads wait for each other's lock, so neither goes on."}""");
        db.Add(Queue.Make(new EvaluationOrder(new EvaluationSubject("sample", Waiting, 1), "essay", question.RootElement, answer.RootElement, Arrangement.AsWritten, Sample), now));
        await db.SaveChangesAsync(cancellation);
    }
}
