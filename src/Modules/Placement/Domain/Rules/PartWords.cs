namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>What a part of a score came from, for people.</summary>
internal static class PartWords
{
    public static string Say(ScorePart part) => part.Fact != Facts.Skills ? part.Value : part.Value switch
    {
        "0" => "none of those that count",
        "1" => "1 that counts",
        var count => $"{count} that count",
    };
}
