using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>Which waiting answers are wanted.</summary>
internal sealed class MarkingFilter
{
    public Guid? Assessment { get; set; }

    public Guid? Question { get; set; }

    /// <summary>A part of a student's name or e-mail address.</summary>
    [StringLength(80)]
    public string Q { get; set; } = "";

    /// <summary>Only those that wait for this mark.</summary>
    public MarkKind? Stage { get; set; }

    /// <summary>Only those that the reader has open.</summary>
    public bool Mine { get; set; }

    /// <summary>Where the page before ended.</summary>
    [StringLength(90)]
    public string After { get; set; } = "";

    public bool IsEmpty => Assessment is null && Question is null && Q.Length == 0 && Stage is null && !Mine;

    public string Url(string path = "/staff/marking", string after = "")
    {
        var query = new[]
        {
            ("assessment", Assessment?.ToString() ?? ""), ("question", Question?.ToString() ?? ""), ("q", Q), ("stage", Stage?.ToString() ?? ""), ("mine", Mine ? "true" : ""), ("after", after),
        };
        var text = string.Join('&', query.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return text.Length > 0 ? $"{path}?{text}" : path;
    }

    /// <summary>This filter with something changed, from the start of the list.</summary>
    public string With(Action<MarkingFilter> change)
    {
        var other = (MarkingFilter)MemberwiseClone();
        change(other);
        return other.Url();
    }
}

/// <summary>An answer's place in the queue: the least certain first, then the longest waiting.</summary>
internal sealed record QueueKey(decimal Confidence, DateTimeOffset Since, Guid Id)
{
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Confidence:0.######}_{Since.UtcTicks}_{Id:N}");

    public static QueueKey? Read(string key) =>
        key.Split('_') is [var sure, var ticks, var id] && decimal.TryParse(sure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var confidence)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(id, out var answer)
            ? new QueueKey(confidence, new DateTimeOffset(at, TimeSpan.Zero), answer) : null;
}
