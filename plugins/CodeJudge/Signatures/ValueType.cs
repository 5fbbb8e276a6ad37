namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>What a value may be.</summary>
internal enum ValueKind
{
    Int,
    Long,
    Float,
    Text,
    Bool,
    List,
    Maybe,
}

/// <summary>The type of an argument or a result: <c>int</c>, <c>long</c>, <c>float</c>, <c>string</c>, <c>bool</c>, <c>T[]</c>, <c>T?</c>.</summary>
internal sealed record ValueType(ValueKind Kind, ValueType? Item = null)
{
    private const int MostSuffixes = 5;

    /// <summary>Null: there is no such type.</summary>
    public static ValueType? Parse(string text) => Parse(text, MostSuffixes);

    private static ValueType? Parse(string text, int left) => text switch
    {
        "int" => new(ValueKind.Int),
        "long" => new(ValueKind.Long),
        "float" => new(ValueKind.Float),
        "string" => new(ValueKind.Text),
        "bool" => new(ValueKind.Bool),
        _ when left == 0 => null,
        [.. var item, '[', ']'] => Parse(item, left - 1) is { } of ? new(ValueKind.List, of) : null,
        [.. var item, '?'] when !item.EndsWith('?') => Parse(item, left - 1) is { } of ? new(ValueKind.Maybe, of) : null,
        _ => null,
    };
}
