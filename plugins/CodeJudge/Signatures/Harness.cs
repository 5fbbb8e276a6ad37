using System.Text.RegularExpressions;
using PrepPlatform.CodeJudge.Languages;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>
/// The program around a function: reads the arguments, calls it, writes what it returned. It runs in one process with the function, which can therefore do all that
/// it can; so it knows the arguments of one case and nothing of what is expected, and what it says is judged outside. Its output is the result alone: what the
/// function prints goes to the error stream.
/// </summary>
internal static class Harness
{
    public static string Make(Language language, Signature signature)
    {
        using var file = typeof(Harness).Assembly.GetManifestResourceStream($"harness.{language.Source}")!;
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd().Replace("NAME", signature.Name, StringComparison.Ordinal).Replace("RETURNS", signature.Returns, StringComparison.Ordinal)
            .Replace("PARAMETERS", string.Join(", ", signature.Parameters.Select(p => $"\"{p.Type}\"")), StringComparison.Ordinal);
        return language.Id switch { "cpp" => text + Cpp(language, signature), "c" => text + C(language, signature), _ => text };
    }

    private static string Cpp(Language language, Signature signature) => $$"""
        int main() {
            int result = dup(1);
            dup2(2, 1);
        {{Lines(signature, (p, i) => $"    {Std(language, p.Type)} a{i}{{}};\n    prep_harness::read(a{i});\n")}}
            {{Std(language, signature.Returns)}} returned = {{signature.Name}}({{Names(signature)}});
            prep_harness::write(returned);
            std::cout.flush();
            std::fflush(stdout);
            for (std::size_t done = 0; done < prep_harness::out.size();) done += ::write(result, prep_harness::out.data() + done, prep_harness::out.size() - done);
        }

        """;

    private static string C(Language language, Signature signature) => $$"""
        {{CLists.Code(language, signature)}}
        #include "solution.c"

        int main(void) {
            prep_out = fdopen(dup(1), "w");
            dup2(2, 1);
        {{Lines(signature, (p, i) => $"    {FunctionStarter.TypeName(language, p.Type)} a{i} = prep_read_{CLists.Word(ValueType.Parse(p.Type)!)}();\n")}}
            {{FunctionStarter.TypeName(language, signature.Returns)}} returned = {{signature.Name}}({{Names(signature)}});
            prep_write_{{CLists.Word(ValueType.Parse(signature.Returns)!)}}(returned);
            fflush(stdout);
            fclose(prep_out);
            return 0;
        }

        """;

    private static string Lines(Signature signature, Func<Parameter, int, string> line) => string.Concat(signature.Parameters.Select(line));

    private static string Names(Signature signature) => string.Join(", ", signature.Parameters.Select((_, i) => $"a{i}"));

    /// <summary>With the names of the standard library in full: the function's file need not use its namespace.</summary>
    private static string Std(Language language, string type) => Regex.Replace(FunctionStarter.TypeName(language, type), "string|vector|optional", "std::$0");
}
