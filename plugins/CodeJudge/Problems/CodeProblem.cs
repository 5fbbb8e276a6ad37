using PrepPlatform.CodeJudge.Signatures;

namespace PrepPlatform.CodeJudge.Problems;

/// <summary>A program of the author's or a candidate's.</summary>
internal sealed record SourceProgram(string Language, string Source);

/// <summary>One run of the program, or one call of the function.</summary>
internal sealed record TestCase
{
    /// <summary>Standard input, or the arguments as a JSON array.</summary>
    public string Input { get; init; } = "";

    /// <summary>What is to be put out, or the result as JSON; null: not given.</summary>
    public string? Output { get; init; }

    public decimal Points { get; init; } = 1;

    public bool Hidden { get; init; }

    public string Explanation { get; init; } = "";

    /// <summary>The subtask's name, or empty.</summary>
    public string Subtask { get; init; } = "";

    /// <summary>The generator's arguments; null: the input is given.</summary>
    public string? Generate { get; init; }
}

/// <summary>Limits of one test, before the language's factors.</summary>
internal sealed record Limits(int Milliseconds = 2000, int Megabytes = 256, int Kilobytes = 1024);

/// <summary>Tests that are scored together.</summary>
/// <param name="Name">What tests call it.</param>
/// <param name="Points">Its weight against the others.</param>
/// <param name="Worst">Scored by its worst test, and given up at the first that fails; else by all of them.</param>
/// <param name="Needs">Subtasks that must be full.</param>
internal sealed record Subtask(string Name, decimal Points, bool Worst, IReadOnlyList<string> Needs);

/// <summary>How outputs are compared.</summary>
internal enum CheckerKind
{
    Tokens,
    Exact,
    Float,
    UnorderedLines,
    UnorderedTokens,
    Program,
}

/// <summary>A question, read.</summary>
internal sealed record CodeProblem
{
    public required string Prompt { get; init; }

    public decimal Points { get; init; } = 1;

    /// <summary>Ids; empty: all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Tests, or the cases of a function.</summary>
    public IReadOnlyList<TestCase> Tests { get; init; } = [];

    public Signature? Signature { get; init; }

    public Limits Limits { get; init; } = new();

    public CheckerKind Checker { get; init; }

    public double Tolerance { get; init; } = 1e-6;

    public SourceProgram? CheckerProgram { get; init; }

    public SourceProgram? Interactor { get; init; }

    public IReadOnlyList<Subtask> Subtasks { get; init; } = [];

    public IReadOnlyDictionary<string, string> Starter { get; init; } = new Dictionary<string, string>();

    public SourceProgram? Reference { get; init; }

    public SourceProgram? Generator { get; init; }

    /// <summary>Whether answers may be written in it.</summary>
    public bool Takes(string language) => Languages.Count == 0 ? Signature is null || Signature.FitsLanguage(language) : Languages.Contains(language);
}
