using System.Text.Json;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Seeding;

/// <summary>The demo's records of the current tenant, from <c>seeds/demo/profiles.json</c>: some verified, some not, some not finished.</summary>
internal sealed class DemoRecords(PrepDb db, IPeople people, ICurrentTenant tenant, HostSettings settings, TimeProvider clock)
{
    internal sealed record Student(string User, string Roll, string Degree, string Branch, int Year, decimal? Cgpa, int? Active, int? Past, decimal? Marks10, decimal? Marks12)
    {
        public decimal Scale { get; init; } = 10;
        public string Phone { get; init; } = "";
        public string About { get; init; } = "";
        public string[] Skills { get; init; } = [];
        public Project[] Projects { get; init; } = [];
        public bool Verified { get; init; }
        public Academics Academics => new(Roll, Degree, Branch, Year, Cgpa, Scale, Active, Past, Marks10, Marks12);
    }

    internal sealed record Expert(string User, string Headline, string[] Expertise, int Years, string About, string Link);
    internal sealed record Group(Student[] Students, Expert[] Experts);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!Read(settings.Root).TryGetValue(tenant.Info.Identifier, out var group) || await FindAsync("admin", cancellation) is not { } admin) return;
        var start = clock.GetUtcNow();
        var told = new List<Guid>();
        foreach (var (entry, index) in group.Students.Select((s, i) => (s, i)))
            if (await FindAsync(entry.User, cancellation) is { } account)
            {
                Add(entry, account, admin, start.AddDays(-20 + index % 9).AddMinutes(index * 41 % 300));
                told.Add(account);
            }

        foreach (var expert in group.Experts)
            if (await FindAsync(expert.User, cancellation) is { } account) Add(expert, account, start.AddDays(-12));
        AddImport(group.Students[0], told[0], admin, start.AddHours(-1));
        db.PublishRecords(told, start);
        await db.SaveChangesAsync(cancellation);
    }

    public static Dictionary<string, Group> Read(string root) =>
        JsonSerializer.Deserialize<Dictionary<string, Group>>(File.ReadAllText(Path.Combine(root, "seeds", "demo", "profiles.json")), JsonSerializerOptions.Web)!;

    private async Task<Guid?> FindAsync(string user, CancellationToken cancellation) => await people.SearchAsync($"{user}@", 1, cancellation) is [var id] ? id : null;

    private void Add(Student entry, Guid account, Guid admin, DateTimeOffset at)
    {
        var record = new StudentProfile(account, at);
        db.Add(record);
        Keep(record.Edit(entry.Academics, new Personal(entry.Phone, entry.About, entry.Skills, entry.Projects), at));
        if (entry.Verified) Keep(record.Verify(admin, at.AddDays(2)));
    }

    private void Add(Expert entry, Guid account, DateTimeOffset at)
    {
        var expert = new ExpertProfile(account, at);
        expert.Edit(entry.Headline, entry.Expertise, entry.Years, entry.About, entry.Link, at);
        db.Add(expert);
    }

    /// <summary>A file that was looked at and not yet confirmed: it would raise one CGPA, and one of its lines has to be corrected.</summary>
    private void AddImport(Student first, Guid account, Guid admin, DateTimeOffset at)
    {
        var import = new RecordImport(admin, "semester-7-results.csv", ["Read as UTF-8 with commas between the columns."], at);
        var raised = first.Academics with { Cgpa = first.Cgpa + 0.02m };
        RecordImportLine[] lines =
        [
            new(import.Id, 2, LineKind.Changed, first.Roll, account, raised, []),
            new(import.Id, 3, LineKind.Wrong, "21XX999", null, null, [new("Roll number", "21XX999", "No student has this roll number. Correct it, or add the student's e-mail address to the line.")]),
        ];
        import.Count(lines, same: 0);
        db.Add(import);
        db.AddRange(lines.AsEnumerable<object>());
    }

    private void Keep(RecordChange? change)
    {
        if (change is not null) db.Add(change);
    }
}
