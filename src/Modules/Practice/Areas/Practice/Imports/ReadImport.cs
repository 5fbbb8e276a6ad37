using System.Text.Json.Serialization;
using System.Text.Json;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Areas.Practice.StaffProblems;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.Imports;

internal sealed class ImportForm
{
    public const int Most = 524_288;

    /// <summary>The file's text.</summary>
    [PlainText(Most)]
    public string Json { get; set; } = "";

    /// <summary>The statement, Markdown: such sets hold cases alone.</summary>
    [PlainText(20_000)]
    public string Prompt { get; set; } = "";

    /// <summary>Which of the problems to add, by their place from 0.</summary>
    public int[] Chosen { get; set; } = [];
}

/// <summary>A problem as it is written to a file and read from one.</summary>
internal sealed record ProblemFile(
    string Format, string Title, Difficulty Difficulty, IReadOnlyList<string> Tags, string Constraints, string Reference, string Editorial, IReadOnlyList<string> Hints, JsonElement Definition)
{
    public const string Ours = "prep-problem/1";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ProblemFile Of(CodingProblem problem, string definition) => new(
        Ours, problem.Title, problem.Difficulty, problem.Tags, problem.Constraints, problem.Reference, problem.Editorial, problem.Hints, Domain.Definition.Parse(definition));

    public ProblemForm Form => new()
    {
        Title = Title ?? "", Difficulty = Difficulty, Tags = string.Join(", ", Tags ?? []), Constraints = Constraints ?? "", Reference = Reference ?? "", Editorial = Editorial ?? "", Hints = string.Join("\n---\n", Hints ?? []),
    };
}

/// <summary>What a file would add.</summary>
/// <param name="Form">The file and its statement.</param>
/// <param name="Items">The problems.</param>
/// <param name="Said">What was left out, and why.</param>
internal sealed record ImportPage(ImportForm Form, IReadOnlyList<ImportItem> Items, IReadOnlyList<string> Said);

/// <summary>A problem to be added.</summary>
/// <param name="Form">What stands around its definition.</param>
/// <param name="Definition">What it asks.</param>
/// <param name="Cases">How many tests it has.</param>
internal sealed record ImportItem(ProblemForm Form, JsonElement Definition, int Cases);

/// <summary>Reads a file of problems or of cases, and adds what was chosen as drafts.</summary>
internal sealed class ReadImport(SaveProblem save) : IUseCase
{
    public static ImportPage Preview(ImportForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Json)) return new(form, [], ["Choose a file, or paste its text."]);
        if (Own(form.Json) is { } own) return new(form, [new(own.Form, own.Definition, Domain.Definition.Tests(own.Definition).Count)], []);
        var read = CaseImport.Read(form.Json, form.Prompt);
        return new(form, [.. read.Problems.Select(p => new ImportItem(new ProblemForm { Title = p.Title.Cut(PracticeLimits.Title), Tags = "functions" }, p.Definition, p.Cases))], read.Said);
    }

    /// <summary>Adds the chosen ones; the first that cannot be kept stops it and says why.</summary>
    /// <returns>How many were added.</returns>
    public async Task<Result<int>> RunAsync(ImportForm form, CancellationToken cancellation)
    {
        var chosen = Preview(form).Items.Where((_, i) => form.Chosen.Contains(i)).ToList();
        if (chosen.Count == 0) return Result.Invalid<int>("", "Choose at least one problem.");
        foreach (var item in chosen)
        {
            var kept = await save.RunAsync(null, item.Form.Facts, 0, item.Definition, cancellation);
            if (!kept.Succeeded) return Result.Invalid<int>("", $"{item.Form.Title}: {kept.Problems[0].Field} {kept.Problems[0].Message}".Trim());
        }

        return Result.Ok(chosen.Count);
    }

    private static ProblemFile? Own(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ProblemFile>(json, ProblemFile.Options) is { Format: ProblemFile.Ours } file && file.Definition.ValueKind == JsonValueKind.Object ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
