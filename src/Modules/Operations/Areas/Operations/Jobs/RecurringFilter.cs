using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PrepPlatform.Operations.Areas.Operations.Jobs;

/// <summary>Which runs of a work are looked at.</summary>
internal sealed class RecurringFilter
{
    /// <summary>A tenant's identifier, or empty for all.</summary>
    [StringLength(40)]
    public string Tenant { get; set; } = "";

    public bool Failed { get; set; }

    /// <summary>The last run of the page before.</summary>
    public long? Before { get; set; }

    public bool IsEmpty => Tenant.Trim().Length == 0 && !Failed;

    public string Url(string path, bool failed, long? before = null) =>
        $"{path}?tenant={Uri.EscapeDataString(Tenant.Trim())}{(failed ? "&failed=true" : "")}{(before is { } b ? "&before=" + b.ToString(CultureInfo.InvariantCulture) : "")}";
}
