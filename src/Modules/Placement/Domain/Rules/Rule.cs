using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>A condition over a student's facts. A fact that is not known never fulfils one, and neither does it fulfil its opposite.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(AllOf), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(NoneOf), "none")]
[JsonDerivedType(typeof(NumberRule), "number")]
[JsonDerivedType(typeof(ChoiceRule), "choice")]
[JsonDerivedType(typeof(SkillsRule), "skills")]
[JsonDerivedType(typeof(AssessmentRule), "assessment")]
internal abstract record Rule
{
    /// <summary>Longest JSON of a drive's rules.</summary>
    public const int MostText = 8000;

    /// <summary>How deep groups may stand in one another, and how many conditions there may be in all.</summary>
    public const int MostDepth = 4, MostConditions = 30;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Rule Read(string json) => JsonSerializer.Deserialize<Rule>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Every one holds; an empty list holds for everyone.</summary>
internal sealed record AllOf(IReadOnlyList<Rule> Rules) : Rule;

/// <summary>At least one holds.</summary>
internal sealed record AnyOf(IReadOnlyList<Rule> Rules) : Rule;

/// <summary>No one holds.</summary>
internal sealed record NoneOf(IReadOnlyList<Rule> Rules) : Rule;

/// <summary>A number fact (<see cref="Facts"/>) is at least or at most a value.</summary>
internal sealed record NumberRule(string Fact, Bound Bound, decimal Value) : Rule;

internal enum Bound
{
    AtLeast,
    AtMost,
}

/// <summary>A text fact (degree, branch) or the graduation year is one of these; letter case and surrounding space do not matter.</summary>
internal sealed record ChoiceRule(string Fact, IReadOnlyList<string> Values) : Rule;

/// <summary>At least so many of these skills are among the student's; letter case does not matter.</summary>
internal sealed record SkillsRule(IReadOnlyList<string> Skills, int AtLeast) : Rule;

/// <summary>The best result of an assessment is at least so many per cent. The title is as it was when the rule was written, for people.</summary>
internal sealed record AssessmentRule(Guid AssessmentId, string Title, decimal AtLeast) : Rule;
