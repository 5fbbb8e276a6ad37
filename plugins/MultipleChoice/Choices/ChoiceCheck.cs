using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Choices;

/// <summary>What an author of options can get wrong.</summary>
internal static class ChoiceCheck
{
    public static IEnumerable<DefinitionProblem> Find(JsonElement definition, bool several)
    {
        var options = Option.ReadAll(definition);
        var problems = new List<DefinitionProblem>();
        for (var i = 0; i < options.Length; i++)
        {
            var option = options[i];
            if (string.IsNullOrWhiteSpace(option.Text)) Add(i, "text", "Write something here, or take this option out.");
            else if (Earlier(o => Words.Spaced(o.Text) == Words.Spaced(option.Text), i) is { } same) Add(i, "text", $"This says the same as option {same + 1}: change one of them.");
            if (!option.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) Add(i, "id", "Use letters, digits and hyphens only.");
            else if (Earlier(o => o.Id == option.Id, i) is { } other) Add(i, "id", $"Option {other + 1} has this short name too: give each its own.");
            if (!several && option.Correct && Earlier(o => o.Correct, i) is { } right)
                Add(i, "correct", $"Option {right + 1} is marked as right too: only one can be. Where several are, the type is Multiple choice.");
        }

        if (!options.Any(o => o.Correct)) problems.Add(new DefinitionProblem("options", several ? "Mark every option that is right." : "Mark the option that is right."));
        return problems;

        int? Earlier(Func<Option, bool> alike, int before) => Array.FindIndex(options, o => alike(o)) is var found && found < before ? found : null;
        void Add(int place, string property, string message) => problems.Add(new DefinitionProblem($"options[{place}].{property}", message));
    }
}
