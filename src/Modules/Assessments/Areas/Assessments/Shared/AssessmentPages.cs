using PrepPlatform.Assessments.Data;
using PrepPlatform.Contracts.Identity;

namespace PrepPlatform.Assessments.Areas.Assessments;

/// <summary>Reads what every page of one assessment shows.</summary>
internal sealed class AssessmentPages(OutlineReader reader, Readiness readiness, IPeople people)
{
    /// <summary>The page, or null where there is no such assessment.</summary>
    public async Task<AssessmentPage?> ReadAsync(Guid id, CancellationToken cancellation) =>
        await reader.ReadAsync(id, tracked: false, cancellation) is { } outline ? await MakeAsync(outline, readiness.Look(outline), cancellation) : null;

    /// <summary>The same with every question's definition checked.</summary>
    public async Task<AssessmentPage?> ReadCloselyAsync(Guid id, CancellationToken cancellation) =>
        await reader.ReadAsync(id, tracked: false, cancellation) is { } outline ? await MakeAsync(outline, await readiness.LookCloselyAsync(outline, cancellation), cancellation) : null;

    private async Task<AssessmentPage> MakeAsync(Outline outline, IReadOnlyList<Check> checks, CancellationToken cancellation)
    {
        var a = outline.Assessment;
        var names = await people.FindAsync([a.AuthorId, .. a.ReviewedBy is { } by ? new[] { by } : []], cancellation);
        return new AssessmentPage(outline, checks, Name(names, a.AuthorId), a.ReviewedBy is { } reviewer ? Name(names, reviewer) : "");
    }

    private static string Name(IReadOnlyDictionary<Guid, PersonInfo> names, Guid id) => names.TryGetValue(id, out var person) ? person.Name : "";
}

/// <summary>One assessment.</summary>
/// <param name="Outline">What it consists of.</param>
/// <param name="Checks">What it still needs.</param>
/// <param name="Author">Who wrote it, or empty.</param>
/// <param name="Reviewer">Who decided last, or empty.</param>
internal sealed record AssessmentPage(Outline Outline, IReadOnlyList<Check> Checks, string Author, string Reviewer)
{
    public Domain.Assessment Assessment => Outline.Assessment;

    public bool Ready => Checks.All(c => c.Ok);
}

/// <summary>The head of an assessment's pages.</summary>
/// <param name="Assessment">The assessment.</param>
/// <param name="Tab">Empty: the questions; <c>rules</c>.</param>
/// <param name="Author">Who wrote it, or empty.</param>
/// <param name="Reviewer">Who decided last, or empty.</param>
/// <param name="Count">Number of questions; below 0: not known here.</param>
internal sealed record AssessmentHead(Domain.Assessment Assessment, string Tab, string Author, string Reviewer, int Count);
