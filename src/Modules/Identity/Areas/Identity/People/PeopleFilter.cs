using System.ComponentModel.DataAnnotations;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Identity.Areas.Identity.People;

internal sealed class PeopleFilter
{
    [StringLength(80)]
    public string Q { get; set; } = "";

    [StringLength(40)]
    public string Role { get; set; } = "";

    public AccountStatus? Status { get; set; }

    /// <summary>Only who has not signed in yet.</summary>
    public bool Never { get; set; }

    /// <summary>The last row of the page before: name and user name.</summary>
    [StringLength(400)]
    public string After { get; set; } = "";

    /// <summary>This filter's address with the role, the state or "never signed in" changed, from the start of the list.</summary>
    public string With(string role, AccountStatus? status, string after = "", bool? never = null)
    {
        var query = new[] { ("q", Q), ("role", role), ("status", status?.ToString() ?? ""), ("never", never ?? Never ? "true" : ""), ("after", after) };
        var text = string.Join('&', query.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return text.Length > 0 ? $"/staff/people?{text}" : "/staff/people";
    }
}

internal sealed record PeopleList(PeopleFilter Filter, KeyPage<PersonRow> Page, IReadOnlyList<RoleOption> Roles, int Matching);

internal sealed record PersonRow(
    Guid Id, string Name, string Email, string UserName, AccountStatus Status, DateTimeOffset? LastSignedInAt, IReadOnlyList<string> Roles);

internal sealed record RoleOption(string Key, string Name);
