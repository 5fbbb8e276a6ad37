using System.Globalization;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement;

/// <summary>What a drive offers and asks, as it is typed. Rows of roles and rounds are added and removed by buttons that post the form.</summary>
internal sealed class TermsForm
{
    private const string DayFormat = "yyyy-MM-dd";

    [PlainText(DriveTerms.MostTitle)]
    public string Title { get; set; } = "";

    [PlainText(DriveTerms.MostAbout)]
    public string About { get; set; } = "";

    /// <summary>On the tenant's clock.</summary>
    [PlainText(20)]
    public string ApplyBy { get; set; } = "";

    [PlainText(10)]
    public string StartsOn { get; set; } = "";

    public List<RoleForm> Roles { get; set; } = [];
    public List<RoundForm> Rounds { get; set; } = [];
    public int Version { get; set; }

    /// <summary>Whom a college's draft is for.</summary>
    public Guid? Company { get; set; }

    /// <summary>A row's button: <c>roles.add</c>, <c>rounds.remove.2</c>, <c>rounds.up.1</c>.</summary>
    [PlainText(30)]
    public string Row { get; set; } = "";

    /// <summary>A form to begin with.</summary>
    public static TermsForm Blank() => new() { Roles = [new()], Rounds = [new() { Name = "Written test" }, new() { Name = "Interview" }] };

    public static TermsForm Of(DriveTerms terms, int version, TimeZoneInfo zone) => new()
    {
        Title = terms.Title, About = terms.About, ApplyBy = LocalTime.Write(terms.ApplyBy, zone), StartsOn = Day(terms.StartsOn), Version = version,
        Roles = [.. terms.Roles.Select(RoleForm.Of)], Rounds = [.. terms.Rounds.Select(r => new RoundForm { Name = r.Name, On = Day(r.On) })],
    };

    /// <summary>Does what a row's button says.</summary>
    /// <returns>Whether one was pressed.</returns>
    public bool Press()
    {
        var parts = Row.Split('.');
        if (parts.Length < 2) return false;
        var at = parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
        if (parts[0] == "roles") Press(Roles, parts[1], at, DriveTerms.MostRoles);
        else Press(Rounds, parts[1], at, DriveTerms.MostRounds);
        return true;
    }

    /// <summary>The terms, or what to correct, each with its field.</summary>
    public Result<DriveTerms> Read(TimeZoneInfo zone, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (Title.Trim().Length == 0) problems.Add(new(nameof(Title), "Give it a title: students see it first."));
        if (!LocalTime.TryRead(ApplyBy, zone, out var applyBy) || applyBy is null) problems.Add(new(nameof(ApplyBy), "Choose the day and time until which students can apply."));
        else if (applyBy <= now) problems.Add(new(nameof(ApplyBy), "The last day to apply has to be ahead."));
        var startsOn = ReadDay(StartsOn, nameof(StartsOn), problems);
        var roles = Roles.Select((r, i) => r.Read($"Roles[{i}]", problems)).ToList();
        var rounds = Rounds.Select((r, i) => (Name: r.Name.Trim(), On: ReadDay(r.On, $"Rounds[{i}].On", problems))).Where(r => r.Name.Length > 0 || r.On is not null).ToList();
        if (roles.Count is 0 or > DriveTerms.MostRoles) problems.Add(new("Roles", roles.Count == 0 ? "Name at least one job." : $"Name at most {DriveTerms.MostRoles} jobs."));
        if (rounds.Count is 0 or > DriveTerms.MostRounds) problems.Add(new("Rounds", rounds.Count == 0 ? "Name at least one round." : $"Name at most {DriveTerms.MostRounds} rounds."));
        foreach (var (round, i) in Rounds.Select((r, i) => (r, i)).Where(x => x.r.Name.Trim().Length == 0 && x.r.On.Length > 0)) problems.Add(new($"Rounds[{i}].Name", "Give this round a name."));
        if (rounds.Select(r => r.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != rounds.Count) problems.Add(new("Rounds", "Two rounds have the same name."));
        if (problems.Count > 0) return Result.Invalid<DriveTerms>(problems);
        var terms = new DriveTerms(Title.Trim(), About.Trim(), [.. roles.OfType<DriveRole>()], [.. rounds.Select(r => new DriveRound(r.Name, r.On))], applyBy!.Value, startsOn);
        return terms.IsTooLong() ? Result.Invalid<DriveTerms>(nameof(About), "All of it together is too long to send. Shorten the description.") : Result.Ok(terms);
    }

    private static void Press<T>(List<T> rows, string what, int at, int most) where T : new()
    {
        if (what == "add" && rows.Count < most) rows.Add(new());
        if (at < 0 || at >= rows.Count) return;
        if (what == "remove") rows.RemoveAt(at);
        else if (what == "up" && at > 0) (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
    }

    private static string Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? ReadDay(string text, string field, List<Problem> problems)
    {
        if (text.Trim().Length == 0) return null;
        if (DateOnly.TryParseExact(text.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200) return day;
        problems.Add(new(field, "Choose a day, or leave it empty."));
        return null;
    }
}

internal sealed class RoundForm
{
    [PlainText(DriveTerms.MostName)]
    public string Name { get; set; } = "";

    [PlainText(10)]
    public string On { get; set; } = "";
}

internal sealed class RoleForm
{
    private const decimal Minor = 100, MostPay = 1_000_000_000;

    [PlainText(DriveTerms.MostName)]
    public string Title { get; set; } = "";

    [PlainText(DriveTerms.MostName)]
    public string Location { get; set; } = "";

    [PlainText(20)]
    public string From { get; set; } = "";

    [PlainText(20)]
    public string To { get; set; } = "";

    [PlainText(3)]
    public string Currency { get; set; } = "INR";

    [PlainText(6)]
    public string Openings { get; set; } = "1";

    public static RoleForm Of(DriveRole role) => new()
    {
        Title = role.Title, Location = role.Location, Currency = role.Currency, From = Write(role.PackageFrom), To = role.PackageTo == role.PackageFrom ? "" : Write(role.PackageTo),
        Openings = role.Openings.ToString(CultureInfo.InvariantCulture),
    };

    public DriveRole? Read(string at, List<Problem> problems)
    {
        if (Title.Trim().Length == 0) problems.Add(new($"{at}.Title", "Name the job."));
        if (!DriveTerms.Currencies.Contains(Currency)) problems.Add(new($"{at}.Currency", "Choose a currency."));
        var (from, to) = (Money(From), To.Trim().Length == 0 ? Money(From) : Money(To));
        if (from is null) problems.Add(new($"{at}.From", "Enter the yearly pay as a number, 850000."));
        if (to is null) problems.Add(new($"{at}.To", "Enter the yearly pay as a number, or leave it empty."));
        else if (to < from) problems.Add(new($"{at}.To", "The upper end is below the lower one."));
        if (!int.TryParse(Openings.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var openings) || openings is < 1 or > 10_000) problems.Add(new($"{at}.Openings", "Enter how many are sought, 1 to 10,000."));
        return from is { } least && to is { } most && problems.Count == 0 ? new DriveRole(Title.Trim(), Location.Trim(), least, most, Currency, openings) : null;
    }

    private static long? Money(string text)
    {
        var plain = text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length == 0) return 0;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= MostPay ? (long)decimal.Round(amount * Minor) : null;
    }

    private static string Write(long minor) => minor == 0 ? "" : (minor / Minor).ToString("0.##", CultureInfo.InvariantCulture);
}
