using PrepPlatform.CodeJudge.Languages;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>Lists in C, which has none: a struct for each type of list, with its reader and writer.</summary>
internal static class CLists
{
    private const string Struct = "typedef struct { int count; {item}*items; } {name};";

    /// <summary>What a type is called in names of functions and lists: <c>int_list_list</c>.</summary>
    public static string Word(ValueType type) => type.Kind switch
    {
        ValueKind.List => $"{Word(type.Item!)}_list",
        ValueKind.Float => "double",
        ValueKind.Text => "string",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>A comment that names the structs which a function gets.</summary>
    public static string Describe(Language language, Signature signature) => All(signature).ToList() is { Count: > 0 } lists
        ? $"/* These are there already:\n{string.Concat(lists.Select(l => $"   {Declare(language, l)}\n"))}*/\n"
        : "";

    public static string Code(Language language, Signature signature) => string.Concat(All(signature).Select(list =>
    {
        var (name, item) = (Word(list), Word(list.Item!));
        return $$"""
            {{Declare(language, list)}}
            static {{name}} prep_read_{{name}}(void) {
                {{name}} list = { prep_read_int(), NULL };
                list.items = malloc((list.count + 1) * sizeof *list.items);
                for (int i = 0; i < list.count; i++) list.items[i] = prep_read_{{item}}();
                return list;
            }
            static void prep_write_{{name}}({{name}} list) {
                prep_write_int(list.count);
                for (int i = 0; i < list.count; i++) prep_write_{{item}}(list.items[i]);
            }

            """;
    }));

    private static string Declare(Language language, ValueType list)
    {
        var item = FunctionStarter.TypeName(language, list.Item!);
        return Struct.Replace("{item}", item.EndsWith('*') ? item : $"{item} ", StringComparison.Ordinal).Replace("{name}", Word(list), StringComparison.Ordinal);
    }

    /// <summary>Inner ones first, each once.</summary>
    private static IEnumerable<ValueType> All(Signature signature) => signature.Types.Select(ValueType.Parse).OfType<ValueType>().SelectMany(Inside).Distinct();

    private static IEnumerable<ValueType> Inside(ValueType type) => type.Kind == ValueKind.List ? Inside(type.Item!).Append(type) : [];
}
