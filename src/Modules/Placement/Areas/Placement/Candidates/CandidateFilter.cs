using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>What the list shows: all of it stands in the address, so that a link is a saved view.</summary>
internal sealed class CandidateFilter
{
    /// <summary>The value of <see cref="Round"/> for those who are before the first.</summary>
    public const string BeforeFirst = "-";

    public const int MostSkills = 8;

    /// <summary>Without the one sign that no database column takes.</summary>
    private const string Plain = @"[^\0]*";

    /// <summary>A part of the name.</summary>
    [StringLength(80), RegularExpression(Plain)]
    public string Q { get; set; } = "";

    public Guid? Drive { get; set; }

    public Guid? College { get; set; }

    [StringLength(200), RegularExpression(Plain)]
    public string Round { get; set; } = "";

    /// <summary>Null: all but those who were withdrawn.</summary>
    public CardStatus? Status { get; set; }

    [StringLength(200), RegularExpression(Plain)]
    public string Degree { get; set; } = "";

    [StringLength(200), RegularExpression(Plain)]
    public string Branch { get; set; } = "";

    [Range(1950, 2100)]
    public int? Year { get; set; }

    /// <summary>At least.</summary>
    [Range(0, 10)]
    public decimal? Cgpa { get; set; }

    /// <summary>Skills that a candidate has all of, with commas between them.</summary>
    [StringLength(300), RegularExpression(Plain)]
    public string Skills { get; set; } = "";

    /// <summary>Only those whose card nobody here has opened.</summary>
    public bool Unopened { get; set; }

    /// <summary>Only those who came after this instant.</summary>
    public DateTimeOffset? Since { get; set; }

    [RegularExpression("rank|score|cgpa")]
    public string Sort { get; set; } = "";

    /// <summary>Columns that are left out, with commas between them.</summary>
    [StringLength(100)]
    public string Hide { get; set; } = "";

    /// <summary>Where the page before ended.</summary>
    [StringLength(80)]
    public string After { get; set; } = "";

    public IReadOnlyList<string> AllSkills => [.. Skills.Split(',').Select(CardText.Skill).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostSkills)];

    /// <summary>Whether nothing is filtered away.</summary>
    public bool IsEmpty => Pairs().All(p => p.Value.Length == 0 || p.Name is "sort" or "hide");

    public bool Hides(string column) => Hide.Split(',').Contains(column);

    public string Url(string path = "/candidates", string after = "", string format = "")
    {
        var text = string.Join('&', Pairs().Append(("after", after)).Append(("format", format)).Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return text.Length > 0 ? $"{path}?{text}" : path;
    }

    /// <summary>This filter with something changed, from the start of the list.</summary>
    public string With(Action<CandidateFilter> change)
    {
        var other = (CandidateFilter)MemberwiseClone();
        change(other);
        return other.Url();
    }

    /// <summary>This filter's address with a column shown or left out.</summary>
    public string Toggle(string column) =>
        With(f => f.Hide = string.Join(',', Hides(column) ? Hide.Split(',').Where(c => c != column) : Hide.Split(',').Append(column).Where(c => c.Length > 0)));

    /// <summary>What a form has to carry along besides its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Pairs() =>
    [
        ("q", Q.Trim()), ("drive", Drive?.ToString() ?? ""), ("college", College?.ToString() ?? ""), ("round", Round), ("status", Status?.ToString() ?? ""),
        ("degree", Degree), ("branch", Branch), ("year", Year?.ToString(CultureInfo.InvariantCulture) ?? ""), ("cgpa", Cgpa?.ToString("0.##", CultureInfo.InvariantCulture) ?? ""),
        ("skills", string.Join(',', AllSkills)), ("unopened", Unopened ? "true" : ""), ("since", Since?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture) ?? ""),
        ("sort", Sort == "rank" ? "" : Sort), ("hide", Hide),
    ];
}

/// <summary>Where a page ends: the value that it is sorted by and the row's id.</summary>
internal static class CandidateKey
{
    public static string Write(decimal value, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{value}_{id:N}");

    public static (decimal Value, Guid Id)? Read(string key) =>
        key.Split('_') is [var value, var id] && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000 && Guid.TryParse(id, out var row) ? (number, row) : null;
}
