using System.ComponentModel.DataAnnotations;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Profiles.Areas.Profiles.Records;

internal sealed class RecordsFilter
{
    public const string Path = "/staff/records";

    /// <summary>A part of a name, an e-mail address or a roll number.</summary>
    [StringLength(80)]
    public string Q { get; set; } = "";

    [StringLength(Academics.MostBranch)]
    public string Branch { get; set; } = "";

    public int? Year { get; set; }

    public bool? Verified { get; set; }

    /// <summary>Whether all parts are there.</summary>
    public bool? Complete { get; set; }

    /// <summary>Where the page before ended.</summary>
    [StringLength(120)]
    public string After { get; set; } = "";

    public bool IsEmpty => Q.Length == 0 && Branch.Length == 0 && Year is null && Verified is null && Complete is null;

    public string Url(string path = Path, string after = "")
    {
        var query = new[] { ("q", Q), ("branch", Branch), ("year", Say.Number(Year)), ("verified", Word(Verified)), ("complete", Word(Complete)), ("after", after) };
        var text = string.Join('&', query.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return text.Length > 0 ? $"{path}?{text}" : path;
    }

    /// <summary>This filter with something changed, from the start of the list.</summary>
    public string With(Action<RecordsFilter> change)
    {
        var other = (RecordsFilter)MemberwiseClone();
        change(other);
        return other.Url();
    }

    public bool Takes(RecordGroup g) => (Branch.Length == 0 || Branch == g.Branch) && (Year is null || Year == g.Year) && (Verified is null || Verified == g.Verified) && (Complete is null || Complete == g.Complete);

    private static string Word(bool? value) => value is { } is_ ? is_ ? "true" : "false" : "";
}

/// <summary>How many records are alike in what the list can be narrowed by.</summary>
internal sealed record RecordGroup(string Branch, int? Year, bool Verified, bool Complete, int Count);

internal sealed record RecordRow(
    Guid Id, Guid AccountId, string RollNumber, string Degree, string Branch, int? GraduationYear, decimal? Cgpa, decimal CgpaScale, int? ActiveBacklogs, int Complete, DateTimeOffset? VerifiedAt, int Version);

internal sealed record RecordsPage(RecordsFilter Filter, KeyPage<RecordRow> Page, IReadOnlyDictionary<Guid, PersonInfo> People, IReadOnlyList<RecordGroup> Groups)
{
    public IEnumerable<string> Branches => Groups.Where(g => g.Branch.Length > 0).GroupBy(g => g.Branch).OrderByDescending(g => g.Sum(x => x.Count)).Select(g => g.Key);

    public IEnumerable<int> Years => Groups.Select(g => g.Year).OfType<int>().Distinct().Order();

    public int All => Groups.Sum(g => g.Count);

    public int AllVerified => Groups.Where(g => g.Verified).Sum(g => g.Count);

    /// <summary>How many match; null while a text is searched for.</summary>
    public int? Matching => Filter.Q.Length > 0 ? null : Groups.Where(Filter.Takes).Sum(g => g.Count);
}

/// <summary>Where a page of records ends: roll number and id.</summary>
internal static class RecordKey
{
    public static string Write(RecordRow row) => $"{row.Id:N}{row.RollNumber}";

    public static (string Roll, Guid Id)? Read(string key) => key.Length >= 32 && Guid.TryParseExact(key[..32], "N", out var id) ? (key[32..], id) : null;
}
