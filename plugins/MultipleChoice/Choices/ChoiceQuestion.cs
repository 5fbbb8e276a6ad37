using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Choices;

/// <summary>An option as its author wrote it.</summary>
internal sealed record Option(string Id, string Text, bool Correct, string Feedback)
{
    public static Option[] ReadAll(JsonElement definition)
    {
        var list = definition.List("options");
        var options = new Option[list.Length];
        for (var i = 0; i < list.Length; i++)
            options[i] = new Option(list[i].Text("id") is { Length: > 0 } id ? id : Ids.Letter(i), list[i].Text("text"), list[i].Yes("correct", false), list[i].Text("feedback"));
        return options;
    }
}

/// <summary>A question's options as one candidate sees them.</summary>
internal sealed class ChoiceQuestion
{
    private readonly Option[] options;
    private readonly int[] places;
    private readonly bool asWritten;

    public ChoiceQuestion(JsonElement definition, Arrangement arrangement, bool mayShuffle)
    {
        options = Option.ReadAll(definition);
        places = Shuffling.Places(options.Length, arrangement, mayShuffle && arrangement.Shuffle, purpose: 1);
        asWritten = arrangement.Seed == 0;
    }

    public int Count => options.Length;

    /// <summary>The option in a place.</summary>
    public Option this[int place] => options[places[place]];

    /// <summary>What the response calls the option in a place.</summary>
    public string Id(int place) => asWritten ? options[place].Id : Ids.Number(place);

    /// <summary>Which place an id means, or -1.</summary>
    public int Find(string id)
    {
        for (var place = 0; place < options.Length; place++)
            if (Id(place) == id) return place;
        return -1;
    }
}
