using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Agreement;

/// <summary>Agreement of each question in each assessment, of each assessment and of all, from the latest marks. Changes of scores that count are no independent marks and are not in it.</summary>
internal sealed class ReadAgreement(PrepDb db) : IUseCase
{
    public const int Most = 10_000;

    private sealed record Given(Guid AssessmentId, Guid QuestionId, Guid Answer, int Revision, MarkKind Kind, decimal Fraction, decimal? Suggested, bool Decided);

    public async Task<AgreementPage> RunAsync(Guid? assessment, CancellationToken cancellation)
    {
        var marks = await db.Set<Mark>().AsNoTracking().OrderByDescending(m => m.At)
            .Join(db.Set<AttemptQuestion>(), m => m.AttemptQuestionId, q => q.Id, (m, q) => new { m, q }).Join(db.Set<Attempt>(), x => x.q.AttemptId, a => a.Id, (x, a) => new { x.m, x.q, a })
            .Where(x => assessment == null || x.a.AssessmentId == assessment).OrderByDescending(x => x.m.At).Take(Most)
            .Select(x => new Given(x.a.AssessmentId, x.q.QuestionId, x.q.Id, x.m.Revision, x.m.Kind, x.m.Fraction, x.m.Suggested, x.q.WaitsSince == null)).ToListAsync(cancellation);
        var (asked, sat) = (marks.Select(m => m.QuestionId).Distinct().ToList(), marks.Select(m => m.AssessmentId).Distinct().ToList());
        var names = asked.Count == 0 ? [] : await db.Set<Question>().AsNoTracking().Where(q => asked.Contains(q.Id)).Select(q => new { q.Id, q.Title })
            .Concat(db.Set<Assessment>().Where(a => sat.Contains(a.Id)).Select(a => new { a.Id, a.Title })).ToDictionaryAsync(x => x.Id, x => x.Title, cancellation);
        var groups = marks.GroupBy(m => m.AssessmentId).Select(a => new AgreementGroup(
                a.Key, names[a.Key], Make("", a), [.. a.GroupBy(m => m.QuestionId).Select(q => Make(names[q.Key], q)).OrderBy(r => r.Title, StringComparer.CurrentCultureIgnoreCase)]))
            .OrderBy(g => g.Title, StringComparer.CurrentCultureIgnoreCase).ToList();
        return new AgreementPage(assessment, groups, Make("", marks), marks.Count == Most);
    }

    private static AgreementRow Make(string title, IEnumerable<Given> marks)
    {
        var answers = marks.GroupBy(m => (m.Answer, m.Revision)).Select(g => g.ToDictionary(m => m.Kind)).ToList();
        var pairs = answers.Where(a => a.ContainsKey(MarkKind.First) && a.ContainsKey(MarkKind.Second)).Select(a => (a[MarkKind.First].Fraction, a[MarkKind.Second].Fraction)).ToList();
        // A first mark is nobody's to guess at while the second is to be given.
        var suggested = answers.Where(a => a.TryGetValue(MarkKind.First, out var first) && first.Suggested is not null && (first.Decided || a.ContainsKey(MarkKind.Second)))
            .Select(a => (a[MarkKind.First].Suggested!.Value, a[MarkKind.First].Fraction)).ToList();
        return new AgreementRow(title, Kappa.Of(pairs), Kappa.Of(suggested), answers.Count(a => a.ContainsKey(MarkKind.Third)));
    }
}

internal sealed record AgreementPage(Guid? Assessment, IReadOnlyList<AgreementGroup> Groups, AgreementRow All, bool IsCut);

internal sealed record AgreementGroup(Guid Id, string Title, AgreementRow All, IReadOnlyList<AgreementRow> Questions);

/// <param name="Title">Of what.</param>
/// <param name="Markers">First against second marks.</param>
/// <param name="Evaluators">Suggestions against first marks.</param>
/// <param name="Decided">Answers whose marks were apart, so that a third person decided.</param>
internal sealed record AgreementRow(string Title, Kappa Markers, Kappa Evaluators, int Decided);
