using System.Text.Json;

namespace PrepPlatform.Evaluators;

/// <summary>
/// The entry type of a plugin: public, with a public parameterless constructor. It is made once a process, and its question types are
/// used from several threads at once. Plugins know no HTML, no database and no host: they get JSON and return records.
/// </summary>
public interface IEvaluatorPlugin
{
    /// <summary>The question types that it scores; their ids are those of its manifest, no more and no fewer.</summary>
    IReadOnlyList<IQuestionType> Types { get; }

    /// <summary>A <see cref="Schemas.JsonSchema"/> of an object: what a tenant may set, each property with its default; null: nothing.</summary>
    string? SettingsSchema => null;

    /// <summary>The engine that it offers to the host's modules; null: none.</summary>
    ITextEmbedder? Embedder => null;

    /// <summary>The engine for recordings that it offers to the host's modules; null: none.</summary>
    ISpeechTranscriber? Transcriber => null;

    /// <summary>Told once, before anything else is asked.</summary>
    void Start(PluginEnvironment environment)
    {
    }
}

/// <summary>One type of question: what an author writes, what a candidate sees and answers, and how the answer is scored.</summary>
public interface IQuestionType
{
    /// <summary>What it is. Constant.</summary>
    QuestionTypeDescription Description { get; }

    /// <summary>What is wrong with a definition beyond its schema, which the host has checked; empty when it can be used.</summary>
    IReadOnlyList<DefinitionProblem> Check(JsonElement definition);

    /// <summary>
    /// What a candidate may see; the key, the feedback and everything else that helps to guess stay behind. The same definition and
    /// arrangement give the same presentation, today and in a year.
    /// </summary>
    Presentation Present(JsonElement definition, Arrangement arrangement);

    /// <summary>A response that scores in full, in the arrangement's ids, to be shown when answers may be; null where there is no single one.</summary>
    JsonElement? BestResponse(JsonElement definition, Arrangement arrangement);

    /// <summary>
    /// The question as a candidate may try an answer on it before handing it in: the examples that everyone may see, and an input of the candidate's own.
    /// A definition to be evaluated like any other, whose result may be shown whole; null: answers cannot be tried.
    /// </summary>
    /// <param name="definition">The question.</param>
    /// <param name="input">The candidate's own input, at most 64 Ki characters; null: the examples only.</param>
    JsonElement? Trial(JsonElement definition, string? input) => null;

    /// <summary>
    /// Scores one response, which fits its schema. What cannot be scored is an outcome, not an exception; an exception is a bug or a broken
    /// machine, and the host tries again elsewhere.
    /// </summary>
    ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation);
}

/// <summary>What a question type is.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, at most 40: <c>single-choice</c>. Stored with every question, so it never changes.</param>
/// <param name="Name">For people: "Single choice".</param>
/// <param name="Summary">One sentence that helps an author to choose it.</param>
/// <param name="Control">What the host renders for the candidate.</param>
/// <param name="DefinitionSchema">A <see cref="Schemas.JsonSchema"/> of the definition, from which the author's form is made.</param>
/// <param name="ResponseSchema">A <see cref="Schemas.JsonSchema"/> of the response; it agrees with the control's shape.</param>
/// <param name="Example">A question that works, for authors and tests.</param>
public sealed record QuestionTypeDescription(
    string Id, string Name, string Summary, Control Control, string DefinitionSchema, string ResponseSchema, QuestionExample Example);

/// <summary>A definition that can be used and a response to it as written (<see cref="Arrangement.AsWritten"/>) that scores in full.</summary>
/// <param name="Definition">JSON.</param>
/// <param name="Response">JSON.</param>
public sealed record QuestionExample(string Definition, string Response);

/// <summary>Why a definition cannot be used.</summary>
/// <param name="Path">Where, as in <c>options[2].text</c>; empty: the whole.</param>
/// <param name="Message">An English sentence that tells the author what to do.</param>
public sealed record DefinitionProblem(string Path, string Message);
