using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Builder;

/// <summary>One part of the ranking.</summary>
internal sealed class PartForm
{
    public static readonly IReadOnlyList<string> Kinds = [Facts.Cgpa, Facts.ActiveBacklogs, Facts.PastBacklogs, Facts.Marks10, Facts.Marks12, Facts.Skills];

    [PlainText(60)]
    public string Fact { get; set; } = "";

    [PlainText(200)]
    public string Label { get; set; } = "";

    [PlainText(10)]
    public string Weight { get; set; } = "";

    [PlainText(20)]
    public string From { get; set; } = "";

    [PlainText(20)]
    public string To { get; set; } = "";

    /// <summary>With commas.</summary>
    [PlainText(2000)]
    public string Skills { get; set; } = "";

    public static PartForm New(string fact) => fact switch
    {
        Facts.ActiveBacklogs or Facts.PastBacklogs => Make(fact, "20", "3", "0"),
        Facts.Marks10 or Facts.Marks12 => Make(fact, "20", "50", "100"),
        Facts.Skills => Make(fact, "20", "0", "3"),
        _ when Facts.AssessmentOf(fact) is not null => Make(fact, "40", "40", "100"),
        _ => Make(Facts.Cgpa, "40", "6", "10"),
    };

    public static PartForm Of(RankingPart part) => new()
    {
        Fact = part.Fact, Label = part.Label, Weight = NodeForm.Write(part.Weight), From = NodeForm.Write(part.From), To = NodeForm.Write(part.To), Skills = string.Join(", ", part.Skills ?? []),
    };

    public RankingPart Read(string place, RuleOptions options, List<Problem> problems)
    {
        var (weight, from, to) = (NodeForm.ReadNumber(Weight), NodeForm.ReadNumber(From), NodeForm.ReadNumber(To));
        if (weight is null || from is null || to is null) problems.Add(new(place, "Enter three numbers: the weight, the value that earns nothing and the one that earns all of it."));
        else if (weight != decimal.Truncate(weight.Value)) problems.Add(new(place, "A weight is a whole number from 1 to 100."));
        IReadOnlyList<string>? skills = Fact == Facts.Skills ? [.. Skills.Split(',').Select(s => s.Trim()).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)] : null;
        return new RankingPart(Fact, (int)Math.Clamp(weight ?? 0, -1, 1000), from ?? 0, to ?? 0, NameOf(options), skills);
    }

    public string NameOf(RuleOptions options) => Facts.AssessmentOf(Fact) is { } id ? options.Assessments.FirstOrDefault(a => a.Id == id)?.Title ?? Label : RuleWords.Label(Fact);

    private static PartForm Make(string fact, string weight, string from, string to) => new() { Fact = fact, Weight = weight, From = from, To = to };
}
