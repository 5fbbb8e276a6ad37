using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>What an assessment still needs before students may sit it.</summary>
internal sealed class Readiness(PrepDb db, IQuestionTypes types, TimeProvider clock)
{
    private const int MostNamed = 3, MostDrawn = 200;

    /// <summary>What can be seen without reading every question.</summary>
    public IReadOnlyList<Check> Look(Outline outline)
    {
        var (a, now) = (outline.Assessment, clock.GetUtcNow());
        return
        [
            HasQuestions(a), CanBeDrawn(outline), AreInUse(outline), HaveTypes(outline),
            a.ClosesAt is null || a.ClosesAt > now ? new(true, "It can be sat from now on") : new(false, "Its window has passed already: set a later end", [], "rules"),
            a.ClosesAt is null || a.ClosesAt - (a.OpensAt > now ? a.OpensAt : now) >= TimeSpan.FromMinutes(a.TimeLimitMinutes)
                ? new(true, "The window leaves time for a whole attempt")
                : new(false, "The rest of the window is shorter than the time limit of {0} minutes", [a.TimeLimitMinutes], "rules"),
            a.ClosesAt is null && (a.ShowScore == Reveal.AfterClose || a.ShowAnswers == Reveal.AfterClose)
                ? new(false, "Something is shown after the end, but there is no end", [], "rules")
                : new(true, "What is shown afterwards has its time"),
        ];
    }

    /// <summary>The same, and whether the questions that it gives or may draw still fit their type.</summary>
    public async Task<IReadOnlyList<Check>> LookCloselyAsync(Outline outline, CancellationToken cancellation)
    {
        var given = outline.Questions.Values.Select(q => q.RevisionId).ToList();
        // Of a large bank a part is looked at: a drawn question that cannot be shown is replaced when an attempt starts.
        var drawn = outline.Plan.Candidates.Except(outline.Questions.Keys).Take(MostDrawn).ToList();
        var current = await (from q in db.Set<Question>().AsNoTracking()
                             join r in db.Set<QuestionRevision>() on q.Id equals r.QuestionId
                             where given.Contains(r.Id) || (drawn.Contains(q.Id) && r.Id == q.RevisionId)
                             select new { r.Title, q.Type, r.Definition }).ToListAsync(cancellation);
        var wrong = new List<string>();
        foreach (var question in current)
            if (Definition.TryParse(question.Definition) is not { } definition || (await types.CheckAsync(question.Type, definition, cancellation)).Count > 0) wrong.Add(question.Title);
        return [.. Look(outline), wrong.Count == 0 ? new(true, "Every question fits its type") : new(false, "These questions do not fit their type: {0}", [Name(wrong)], "")];
    }

    private static Check HasQuestions(Assessment a) => a.Sections.Find(s => s.Items.Count == 0) is { } empty
        ? new(false, "The section {0} has no questions", [empty.Title], "")
        : a.Sections.Count > 0 ? new(true, "Every section has questions") : new(false, "It has no questions yet", [], "");

    private static Check CanBeDrawn(Outline outline) => outline.Plan.Feasible
        ? new(true, "Every draw finds enough questions")
        : new(false, "The draws lack {0} questions: write more, ask for fewer, or widen a draw", [outline.Plan.States.Sum(s => s.Short)], "");

    private static Check AreInUse(Outline outline) => outline.Questions.Values.Where(q => q.Status == QuestionStatus.Retired).Select(q => q.Title).ToList() is { Count: > 0 } retired
        ? new(false, "These questions are retired: {0}", [Name(retired)], "")
        : new(true, "No question is retired");

    private static Check HaveTypes(Outline outline) => outline.Questions.Values.Where(q => !outline.Types.ContainsKey(q.Type)).Select(q => q.Title).ToList() is { Count: > 0 } off
        ? new(false, "These questions are of a type that is switched off: {0}", [Name(off)], "")
        : new(true, "Every question's type is switched on");

    private static string Name(List<string> titles) => titles.Count <= MostNamed ? string.Join(", ", titles) : $"{string.Join(", ", titles.Take(MostNamed))} + {titles.Count - MostNamed}";
}

/// <summary>One thing that must be right.</summary>
/// <param name="Ok">Whether it is.</param>
/// <param name="Text">English with <c>{0}</c> places.</param>
/// <param name="Arguments">What stands there.</param>
/// <param name="Where">The tab where it is put right: empty for the questions, <c>rules</c>.</param>
internal sealed record Check(bool Ok, string Text, object[] Arguments, string Where)
{
    public Check(bool ok, string text) : this(ok, text, [], "") { }
}
