namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>What a part of a score came from, for people.</summary>
internal static class PartWords
{
    public static string Say(ScorePart part) => part.Fact != Facts.Skills ? part.Value : part.Value switch
    {
        "0" => "none of the skills that count",
        "1" => "one of the skills that count",
        var count => $"{count} of the skills that count",
    };
}
