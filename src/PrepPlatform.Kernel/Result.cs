namespace PrepPlatform.Kernel;

/// <summary>What came of a use case whose failure is expected; a bug or a broken machine is an exception instead.</summary>
/// <typeparam name="T">What it gives when it succeeds.</typeparam>
public sealed class Result<T>
{
    private readonly T? value;

    internal Result(T? value, IReadOnlyList<Problem> problems) => (this.value, Problems) = (value, problems);

    /// <summary>Why it failed, each with the field it is about; empty when it succeeded.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Problems.Count == 0;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public T Value => Succeeded ? value! : throw new InvalidOperationException(Problems[0].Message);
}

/// <summary>One expected failure.</summary>
/// <param name="Field">The form field it is about, or empty for the whole form.</param>
/// <param name="Message">An English sentence that says what to do; also the key of its translation.</param>
/// <param name="Kind">How it is answered over HTTP.</param>
public sealed record Problem(string Field, string Message, ProblemKind Kind = ProblemKind.Invalid);

/// <summary>How an expected failure is answered.</summary>
public enum ProblemKind
{
    /// <summary>422: the input can be corrected.</summary>
    Invalid,

    /// <summary>404: not here, or another tenant's.</summary>
    NotFound,

    /// <summary>409: changed since the form was made.</summary>
    Stale,
}

/// <summary>Makes results.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Ok<T>(T value) => new(value, []);

    /// <summary>A failure about one field (empty: about the whole).</summary>
    public static Result<T> Invalid<T>(string field, string message) => new(default, [new(field, message)]);

    /// <summary>A failure for several reasons.</summary>
    public static Result<T> Invalid<T>(IEnumerable<Problem> problems) => new(default, [.. problems]);

    /// <summary>The thing is not here, or is another tenant's.</summary>
    public static Result<T> NotFound<T>() => new(default, [new("", "That is not here, or no longer.", ProblemKind.NotFound)]);

    /// <summary>Someone else saved first.</summary>
    public static Result<T> Stale<T>() => new(default, [new("", "Someone changed this while you were editing.", ProblemKind.Stale)]);
}
