using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Choices;

/// <summary>Options to choose from: one (single choice, true or false) or several.</summary>
internal sealed class ChoiceType(string id, bool several, bool mayShuffle) : IQuestionType
{
    public QuestionTypeDescription Description { get; } = TypeFile.Read(id, Control.Choice);

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. definition.CheckPrompt(), .. ChoiceCheck.Find(definition, several)];

    public Presentation Present(JsonElement definition, Arrangement arrangement)
    {
        var question = new ChoiceQuestion(definition, arrangement, mayShuffle);
        var options = new PresentedItem[question.Count];
        for (var place = 0; place < options.Length; place++) options[place] = new PresentedItem(question.Id(place), question[place].Text);
        return new ChoicePresentation(definition.Prompt(), options, several);
    }

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement)
    {
        var question = new ChoiceQuestion(definition, arrangement, mayShuffle);
        return JsonSerializer.SerializeToElement(new { selected = Enumerable.Range(0, question.Count).Where(p => question[p].Correct).Select(question.Id) });
    }

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => new(Evaluate(request));

    private EvaluationResult Evaluate(EvaluationRequest request)
    {
        var points = request.Definition.Points();
        var question = new ChoiceQuestion(request.Definition, request.Arrangement, mayShuffle);
        var chosen = new bool[question.Count];
        var count = 0;
        foreach (var item in request.Response.GetProperty("selected").EnumerateArray())
        {
            var selected = item.GetString()!;
            if (question.Find(selected) is not (>= 0 and var place)) return Mistakes.Unknown(selected);
            if (chosen[place]) return Mistakes.Twice(selected);
            chosen[place] = true;
            count++;
        }

        if (count == 0) return Marking.NotAnswered(points);
        if (several) return Several(points, question, chosen, request.Definition.Yes("partial", false));
        return count > 1 ? Mistakes.TooMany("selected options") : Marking.ByParts(points, [One(question, Array.IndexOf(chosen, true))]);
    }

    private static Part One(ChoiceQuestion question, int place)
    {
        var option = question[place];
        var name = Saying.Label("Option", place, option.Text);
        if (option.Correct) return new Part(name, 1, 1, Saying.With("That is right.", option.Feedback));
        var right = Enumerable.Range(0, question.Count).FirstOrDefault(p => question[p].Correct);
        return new Part(name, 0, 1, $"{Saying.With("That is not right.", option.Feedback)} The right answer is {Saying.Mention("option", right, question[right].Text)}.");
    }

    private static EvaluationResult Several(decimal points, ChoiceQuestion question, bool[] chosen, bool partial)
    {
        var parts = new List<Part>(chosen.Length);
        for (var place = 0; place < chosen.Length; place++)
        {
            var option = question[place];
            if (!chosen[place] && !option.Correct) continue;
            var name = Saying.Label("Option", place, option.Text);
            parts.Add((chosen[place], option.Correct) switch
            {
                (true, true) => new Part(name, 1, 1, Saying.With("You selected it, and it is right.", option.Feedback)),
                (true, false) => new Part(name, -1, 0, Saying.With("You selected it, but it is wrong.", option.Feedback)),
                _ => new Part(name, 0, 1, "It is right too, and you did not select it."),
            });
        }

        return partial ? Marking.ByParts(points, parts) : Marking.AllOrNothing(points, "All right options and no other", parts);
    }
}
