using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Areas.Assessments.Marking;
using PrepPlatform.Assessments.Areas.Assessments.Regrades;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>
/// The demo's written round, from <c>seeds/demo/written.json</c>: answers that wait for their markers, some marked by two people, two of them apart; and a regrade to decide on.
/// </summary>
internal sealed class DemoMarking(PrepDb db, IPeople people, IEvaluations evaluations, IServiceProvider services, TimeProvider clock)
{
    private const string Type = "essay";

    internal sealed record Entry(string Title, JsonElement Definition, Answered[] Answers);

    internal sealed record Answered(string Student, string Text, decimal Confidence, decimal[] Points, string[] Evidence);

    /// <summary>Marks in the order of the file: who, which answer, points of four or three, why.</summary>
    private static readonly (string Marker, int Answer, decimal Points, string Reason)[] Marks =
    [
        ("instructor", 0, 3, "The costs are missing."), ("developer", 0, 3, "Nothing on what it costs."), ("instructor", 1, 1, "Only the cost is right."), ("developer", 1, 2.5m, "The last sentence shows that the idea is there."),
        ("instructor", 4, 3, "Clear and complete."), ("developer", 4, 2.8m, "Could say that it is for ever."), ("instructor", 6, 2, "The way out is right."),
    ];

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await DemoBank.FindAsync(people, "developer", cancellation) is not { } author || await DemoBank.FindAsync(people, "student9", cancellation) is null) return;
        var root = services.GetRequiredService<HostSettings>().Root;
        var entries = DemoBank.Read<Entry>(root, "written.json");
        var (assessment, asked) = Write(entries, author);
        await db.SaveChangesAsync(cancellation);
        var answers = new List<AttemptQuestion>();
        foreach (var sat in entries.SelectMany((e, i) => e.Answers.Select(a => (a.Student, Answer: a, Entry: i))).GroupBy(x => x.Student))
            if (await DemoBank.FindAsync(people, sat.Key, cancellation) is { } student) answers.AddRange(Sit(assessment, asked, entries, student, [.. sat.Select(x => x.Answer)]));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await MarkAsync([.. answers.OrderBy(a => a.Position)], cancellation);
        await RegradeAsync(author, cancellation);
    }

    /// <summary>Over since yesterday: it is there to be marked, not to be sat.</summary>
    private (Assessment, List<QuestionRevision>) Write(Entry[] entries, Guid author)
    {
        var at = clock.GetUtcNow().AddDays(-6);
        var (assessment, section, asked) = (new Assessment("Written round", author, at), new Section(1, "In your own words", ""), new List<QuestionRevision>());
        assessment.Edit(new("Written round", "Two questions, in your own words.", 30, 1, 50, 0, true, false, false, 2, at.AddDays(1), at.AddDays(5), Reveal.AtOnce, Reveal.AtOnce) { SecondMarkPercent = 100 }, at);
        foreach (var entry in entries)
        {
            var question = new Question(Type, author, at);
            var revision = new QuestionRevision(1, entry.Title, entry.Definition.GetRawText(), Definition.Points(entry.Definition), author, "", at);
            question.Save(revision, Definition.Prompt(entry.Definition), "Computer science", Difficulty.Medium, ["writing"], at);
            db.AddRange(question, revision);
            asked.Add(revision);
            section.Items.Add(SectionItem.Fixed(asked.Count, question.Id, null));
        }

        assessment.Sections.Add(section);
        assessment.SubmitForReview(asked.ToDictionary(r => r.QuestionId, r => r.Id), at);
        assessment.Publish(author, "", at.AddHours(4));
        db.Add(assessment);
        return (assessment, asked);
    }

    private List<AttemptQuestion> Sit(Assessment assessment, List<QuestionRevision> asked, Entry[] entries, Guid student, Answered[] said)
    {
        var start = clock.GetUtcNow().AddDays(-2);
        var attempt = new Attempt(assessment.Id, student, 1, start, start.AddMinutes(30), 7) { MaxPoints = asked.Sum(r => r.Points) };
        db.Add(attempt);
        foreach (var (revision, i) in asked.Select((r, i) => (r, i)))
        {
            var shown = JsonSerializer.Serialize<Presentation>(new EssayPresentation(Definition.Prompt(entries[i].Definition), 6, 4000));
            var question = new AttemptQuestion(i + 1, 1, "In your own words", revision, Type, revision.Points, i + 1, false, shown);
            var response = JsonSerializer.Serialize(new { text = said[i].Text });
            question.Take(1, response, start.AddMinutes(8 * (i + 1)));
            attempt.Questions.Add(question);
            db.Add(new SavedResponse(question.Id, 1, "demo", response, start.AddMinutes(8 * (i + 1))));
        }

        attempt.Close(AttemptStatus.Submitted, start.AddMinutes(21));
        foreach (var (question, i) in attempt.Questions.Select((q, i) => (q, i)))
            question.Judge(evaluations.Adopt(new EvaluationSubject(CloseAttempt.Subject, question.Id, 1), Type, Suggest(entries[i], said[i], question.Points), ""), assessment);
        attempt.Total(assessment.PassingPercent);
        return attempt.Questions;
    }

    private static RecordedEvaluation Suggest(Entry entry, Answered said, decimal points)
    {
        var parts = entry.Definition.GetProperty("keyPoints").EnumerateArray().Select((p, i) => new Criterion(
            p.GetProperty("text").GetString()!, said.Points[i], p.GetProperty("points").GetDecimal(), said.Points[i] > 0 ? "Your words say so." : "Nothing in your answer says so yet. Read [Use the index, Luke](https://use-the-index-luke.com/) or your course's notes.")
        {
            Evidence = said.Evidence[i].Length > 0 ? [new EvidenceSpan(said.Text.IndexOf(said.Evidence[i], StringComparison.Ordinal), said.Evidence[i].Length, p.GetProperty("text").GetString()!)] : [],
        }).ToList();
        var result = new EvaluationResult { Outcome = Outcome.NeedsReview, Score = Math.Round(said.Points.Sum() / points, 6), Confidence = said.Confidence, Criteria = parts, Notes = "Without an encoder: scored by words alone." };
        return new RecordedEvaluation(Guid.Empty, new EvaluationSubject("", Guid.Empty, 1), result, "semantic-text", "1.0.0", null, "", default);
    }

    private async Task MarkAsync(List<AttemptQuestion> answers, CancellationToken cancellation)
    {
        foreach (var (user, answer, points, reason) in Marks)
        {
            if (await DemoBank.FindAsync(people, user, cancellation) is not { } marker) continue;
            db.ChangeTracker.Clear();
            await services.GetRequiredService<MarkAnswer>().RunAsync(answers[answer].Id, new MarkForm { Seen = answers[answer].EvaluationId, Points = points, Reason = reason }, marker, cancellation);
        }
    }

    /// <summary>Of the question with the score that a person changed.</summary>
    private async Task RegradeAsync(Guid by, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var changed = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.GivenBy != null && q.Type != Type)
            .Join(db.Set<Attempt>(), q => q.AttemptId, a => a.Id, (q, a) => new { q.QuestionId, a.AssessmentId }).FirstOrDefaultAsync(cancellation);
        if (changed is null) return;
        var form = new RegradeForm { Assessment = changed.AssessmentId, Question = changed.QuestionId, Reason = "Checked once more with the newest key." };
        await services.GetRequiredService<AskRegrade>().RunAsync(form, by, cancellation);
    }
}
