using System.Text.Json.Serialization;

namespace PrepPlatform.Evaluators;

/// <summary>What the host renders for a question. Each control has one shape of response, given with its presentation.</summary>
public enum Control
{
    /// <summary>One or several of some options.</summary>
    Choice,

    /// <summary>One column for each row.</summary>
    Grid,

    /// <summary>Items to bring into order.</summary>
    Order,

    /// <summary>A number, perhaps with a unit.</summary>
    Number,

    /// <summary>One or more short texts.</summary>
    Text,

    /// <summary>A longer text.</summary>
    Essay,

    /// <summary>Several values, asked for by a schema.</summary>
    Form,

    /// <summary>A program.</summary>
    Code,

    /// <summary>A recording of one's voice.</summary>
    Audio,
}

/// <summary>What a candidate may see of a question.</summary>
/// <param name="Prompt">The question in Markdown, with TeX between <c>$</c> signs.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "control")]
[JsonDerivedType(typeof(ChoicePresentation), "choice")]
[JsonDerivedType(typeof(GridPresentation), "grid")]
[JsonDerivedType(typeof(OrderPresentation), "order")]
[JsonDerivedType(typeof(NumberPresentation), "number")]
[JsonDerivedType(typeof(TextPresentation), "text")]
[JsonDerivedType(typeof(EssayPresentation), "essay")]
[JsonDerivedType(typeof(FormPresentation), "form")]
[JsonDerivedType(typeof(CodePresentation), "code")]
[JsonDerivedType(typeof(AudioPresentation), "audio")]
public abstract record Presentation(string Prompt);

/// <summary>Something that a candidate chooses or moves.</summary>
/// <param name="Id">What the response calls it.</param>
/// <param name="Text">Markdown.</param>
public sealed record PresentedItem(string Id, string Text);

/// <summary><see cref="Control.Choice"/>. Response: <c>{"selected":["a"]}</c>.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Options">In the order to show them.</param>
/// <param name="Several">Whether more than one may be selected.</param>
public sealed record ChoicePresentation(string Prompt, IReadOnlyList<PresentedItem> Options, bool Several) : Presentation(Prompt);

/// <summary><see cref="Control.Grid"/>. Response: <c>{"pairs":{"l1":"r2"}}</c>, rows to columns; rows may be missing.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Rows">To be given a column each.</param>
/// <param name="Columns">To choose from.</param>
public sealed record GridPresentation(string Prompt, IReadOnlyList<PresentedItem> Rows, IReadOnlyList<PresentedItem> Columns) : Presentation(Prompt);

/// <summary><see cref="Control.Order"/>. Response: <c>{"order":["b","a"]}</c>, every item once.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Items">In the order in which they stand at first.</param>
public sealed record OrderPresentation(string Prompt, IReadOnlyList<PresentedItem> Items) : Presentation(Prompt);

/// <summary><see cref="Control.Number"/>. Response: <c>{"value":"9.81 m/s2"}</c>, as typed.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Units">Units that are understood; empty: a plain number.</param>
public sealed record NumberPresentation(string Prompt, IReadOnlyList<string> Units) : Presentation(Prompt);

/// <summary><see cref="Control.Text"/>. Response: <c>{"blanks":["…"]}</c>, one text a blank, empty where nothing was typed.</summary>
/// <param name="Prompt">The question; <c>[[1]]</c>, <c>[[2]]</c> … stand where the blanks are, if they stand in the text.</param>
/// <param name="Blanks">How many, at least 1.</param>
public sealed record TextPresentation(string Prompt, int Blanks) : Presentation(Prompt);

/// <summary><see cref="Control.Essay"/>. Response: <c>{"text":"…"}</c>.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Lines">How many lines the box shows at first.</param>
/// <param name="MostCharacters">How long the answer may be.</param>
public sealed record EssayPresentation(string Prompt, int Lines, int MostCharacters) : Presentation(Prompt);

/// <summary><see cref="Control.Form"/>. Response: an object that fits the schema.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Schema">A <see cref="Schemas.JsonSchema"/> of an object.</param>
public sealed record FormPresentation(string Prompt, string Schema) : Presentation(Prompt);

/// <summary><see cref="Control.Code"/>. Response: <c>{"language":"python","source":"…"}</c>.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Languages">To choose from, at least one.</param>
/// <param name="Samples">Examples that everyone may see.</param>
/// <param name="MostCharacters">How long the program may be.</param>
public sealed record CodePresentation(string Prompt, IReadOnlyList<CodeLanguage> Languages, IReadOnlyList<CodeSample> Samples, int MostCharacters) : Presentation(Prompt)
{
    /// <summary>Whether a candidate may run it on an input of their own: see <see cref="IQuestionType.Trial"/>.</summary>
    public bool OwnInput { get; init; }
}

/// <summary>A programming language that a program may be written in.</summary>
/// <param name="Id">What the response calls it: <c>python</c>.</param>
/// <param name="Name">With its version, for people: "Python 3.11".</param>
/// <param name="Starter">What the editor holds at first, or empty.</param>
/// <param name="TimeLimit">Of processor time, for each test.</param>
/// <param name="MemoryMegabytes">Most memory, for each test.</param>
public sealed record CodeLanguage(string Id, string Name, string Starter, TimeSpan TimeLimit, int MemoryMegabytes);

/// <summary>An example of what a program gets and gives.</summary>
/// <param name="Input">Its standard input, or its arguments.</param>
/// <param name="Output">What it is to put out, or to return.</param>
/// <param name="Explanation">Why, Markdown; or empty.</param>
public sealed record CodeSample(string Input, string Output, string Explanation);

/// <summary><see cref="Control.Audio"/>. Response: <c>{"audio":"…"}</c>, the name of a recording that the host keeps: see <see cref="EvaluationRequest.Files"/>; empty: nothing was recorded.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="MostSeconds">How long the recording may be.</param>
public sealed record AudioPresentation(string Prompt, int MostSeconds) : Presentation(Prompt);
