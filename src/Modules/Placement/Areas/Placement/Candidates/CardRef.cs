using System.Globalization;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>A card as a page showed it.</summary>
internal sealed record CardRef(Guid Id, int Version)
{
    public static CardRef? Read(string text) =>
        text.Split('.') is [var id, var version] && Guid.TryParse(id, out var card) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(card, number) : null;

    /// <summary>Those that can be read, each once.</summary>
    public static IReadOnlyList<CardRef> ReadAll(IEnumerable<string?> texts) => [.. texts.Select(t => Read(t ?? "")).OfType<CardRef>().DistinctBy(c => c.Id)];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id:N}.{Version}");
}

/// <summary>Who does it.</summary>
internal sealed record Actor(Guid Id, string Name);
