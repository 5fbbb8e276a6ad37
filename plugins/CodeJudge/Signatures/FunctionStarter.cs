using PrepPlatform.CodeJudge.Languages;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>An empty function in each language.</summary>
internal static class FunctionStarter
{
    public static string Make(Language language, Signature signature)
    {
        var parameters = signature.Parameters.Select(p => language.Parameter.Replace("{name}", p.Name, StringComparison.Ordinal).Replace("{type}", TypeName(language, p.Type), StringComparison.Ordinal));
        return language.Function
            .Replace("{documentation}", Documentation(language, signature), StringComparison.Ordinal)
            .Replace("{returns}", TypeName(language, signature.Returns), StringComparison.Ordinal)
            .Replace("{name}", signature.Name, StringComparison.Ordinal)
            .Replace("{parameters}", string.Join(", ", parameters), StringComparison.Ordinal);
    }

    /// <summary>How a language writes a type.</summary>
    public static string TypeName(Language language, string type) => ValueType.Parse(type) is { } read ? TypeName(language, read) : type;

    public static string TypeName(Language language, ValueType type)
    {
        if (language.Id == "c" && type.Kind == ValueKind.List) return CLists.Word(type);
        var kind = type.Kind.ToString().ToLowerInvariant();
        if (type.Item is not { } item) return language.Types[kind];
        // A value that may be null has a name of its own in Java.
        return language.Types.GetValueOrDefault($"{kind} {item.Kind.ToString().ToLowerInvariant()}") ?? language.Types[kind].Replace("{0}", TypeName(language, item), StringComparison.Ordinal);
    }

    /// <summary>Where a function's head does not say all of its types.</summary>
    private static string Documentation(Language language, Signature signature) => language.Id switch
    {
        "javascript" => string.Concat(signature.Parameters.Select(p => $" * @param {{{TypeName(language, p.Type)}}} {p.Name}\n")),
        "c" => CLists.Describe(language, signature),
        _ => "",
    };
}
