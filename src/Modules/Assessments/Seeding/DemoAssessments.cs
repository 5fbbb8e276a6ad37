using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>The demo's assessments of the current tenant, from <c>seeds/demo/assessments.json</c>: one to sit, one in review, one being written.</summary>
internal sealed class DemoAssessments(PrepDb db, IPeople people, HostSettings settings, TimeProvider clock)
{
    internal sealed record Entry(string Title, string Instructions, AssessmentStatus Status, int TimeLimitMinutes, int MostAttempts, Part[] Sections)
    {
        public int PassingPercent { get; init; } = 50;
        public decimal Penalty { get; init; }
        public bool PartialCredit { get; init; } = true;
        public bool ShuffleQuestions { get; init; }
        public bool ShuffleOptions { get; init; } = true;
        public int QuestionsPerPage { get; init; } = 1;
        public Reveal ShowScore { get; init; }
        public Reveal ShowAnswers { get; init; }

        /// <summary>How many days ago it was written; 0: as its status makes likely.</summary>
        public int DaysAgo { get; init; }

        /// <summary>Days from now: when it was written, opens and closes.</summary>
        public (int Written, int? Opens, int? Closes) Days => Status switch
        {
            AssessmentStatus.Published when DaysAgo > 0 => (-DaysAgo, 1 - DaysAgo, 30),
            AssessmentStatus.Published => (-8, -7, 30),
            AssessmentStatus.InReview => (-2, 3, 24),
            _ => (-1, null, null),
        };
    }

    internal sealed record Part(string Title, string Instructions, Item[] Items);

    internal sealed record Item(string? Question, int Draw, string? Category, string? Type, Difficulty? Difficulty, string? Tag, decimal? Points);

    public async Task RunAsync(IReadOnlyDictionary<string, Question> questions, CancellationToken cancellation)
    {
        if (questions.Count == 0) return;
        var author = await DemoBank.FindAsync(people, "developer", cancellation) ?? throw new StartException("The demo has no developer to write its assessments.");
        var admin = await DemoBank.FindAsync(people, "admin", cancellation) ?? author;
        foreach (var entry in DemoBank.Read<Entry>(settings.Root, "assessments.json")) db.Add(Make(entry, questions, author, admin));
        await db.SaveChangesAsync(cancellation);
    }

    private Assessment Make(Entry entry, IReadOnlyDictionary<string, Question> questions, Guid author, Guid admin)
    {
        var (written, opens, closes) = (Day(entry.Days.Written), entry.Days.Opens, entry.Days.Closes);
        var assessment = new Assessment(entry.Title, author, written);
        assessment.Edit(
            new(entry.Title, entry.Instructions, entry.TimeLimitMinutes, entry.MostAttempts, entry.PassingPercent, entry.Penalty, entry.PartialCredit, entry.ShuffleQuestions,
                entry.ShuffleOptions, entry.QuestionsPerPage, opens is { } from ? Day(from) : null, closes is { } to ? Day(to) : null, entry.ShowScore, entry.ShowAnswers),
            written);
        foreach (var (part, i) in entry.Sections.Select((p, i) => (p, i))) assessment.Sections.Add(Make(part, i + 1, questions));
        if (entry.Status is AssessmentStatus.InReview or AssessmentStatus.Published) 
            assessment.SubmitForReview(questions.Values.ToDictionary(q => q.Id, q => q.RevisionId), written.AddHours(2));
        if (entry.Status is AssessmentStatus.Published) assessment.Publish(admin, "Good mix of questions.", written.AddHours(20));
        return assessment;
    }

    private static Section Make(Part part, int position, IReadOnlyDictionary<string, Question> questions)
    {
        var section = new Section(position, part.Title, part.Instructions);
        foreach (var (item, i) in part.Items.Select((x, i) => (x, i + 1)))
        {
            section.Items.Add(item.Question is { } key
                ? SectionItem.Fixed(i, questions.TryGetValue(key, out var question) ? question.Id : throw new StartException($"seeds/demo/assessments.json names the question '{key}', which questions.json does not have."), item.Points)
                : SectionItem.Draw(i, item.Draw, new(item.Category, item.Type, item.Difficulty, item.Tag), item.Points));
        }

        return section;
    }

    private DateTimeOffset Day(int ahead)
    {
        var day = clock.GetUtcNow().AddDays(ahead);
        return new DateTimeOffset(day.Year, day.Month, day.Day, 3, 30, 0, TimeSpan.Zero);
    }
}
