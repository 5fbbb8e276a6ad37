using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.PluginConformance.Checks;

/// <summary>What must hold for what a candidate sees.</summary>
internal static class PresentationChecks
{
    private const int Seeds = 12, ManySeeds = 40, Largest = 256 * 1024;

    public static void FitsControl(TypeUnderTest type)
    {
        foreach (var definition in type.Definitions)
            foreach (var arrangement in TypeUnderTest.Arrangements(Seeds))
            {
                var shown = type.Type.Present(definition, arrangement);
                Must.Hold(Control(shown) == type.Description.Control, $"Its control is {type.Description.Control}, and it presents a {shown.GetType().Name}.");
                Must.Hold(shown.Prompt == definition.GetProperty("prompt").GetString(), "The prompt must be shown as the author wrote it.");
                Must.Hold(type.Show(definition, arrangement).Length <= Largest, "It is larger than 256 KiB.");
                var ids = Ids(shown);
                Must.Hold(ids.All(i => i.Length is > 0 and <= 40) && ids.Distinct().Count() == ids.Count, $"Ids must be unique and of 1 to 40 characters: {string.Join(", ", ids)}.");
                if (ids.Count == 0 || type.Type.BestResponse(definition, arrangement) is not { } best) continue;
                Must.Hold(Named(best).All(ids.Contains), $"{arrangement}: the best response {best} names what the candidate does not see: {string.Join(", ", ids)}.");
            }
    }

    public static void IsStable(TypeUnderTest type)
    {
        var other = new TypeUnderTest(type.Plugin, type.Plugin.Make().Types.Single(t => t.Description.Id == type.Id), []);
        foreach (var definition in type.Definitions)
            foreach (var arrangement in TypeUnderTest.Arrangements(Seeds))
                Must.Hold(type.Show(definition, arrangement) == other.Show(definition, arrangement), $"{arrangement} looks different the second time: let the seed alone decide.");
    }

    /// <summary>Puts a word that stands nowhere else into each such text and looks for it.</summary>
    public static void HidesWords(TypeUnderTest type)
    {
        foreach (var definition in type.Definitions)
        {
            var marks = new Dictionary<string, string>();
            var marked = Json.Changed(definition, (property, _) => IsSecret(property) ? Mark(property) : null);
            if (type.Problems(marked).Count > 0) continue;
            foreach (var arrangement in TypeUnderTest.Arrangements(2))
            {
                var shown = JsonSerializer.Serialize(WithoutExamples(type.Type.Present(marked, arrangement)));
                Must.Lack(marks.FirstOrDefault(m => shown.Contains(m.Key, StringComparison.Ordinal)) is { Value: { } secret } ? $"{arrangement}: a candidate sees '{secret}'." : null);
            }

            string Mark(string property)
            {
                var mark = Json.Marker(marks.Count);
                marks[mark] = property;
                return mark;
            }
        }

        static bool IsSecret(string property) => property is "explanation" or "feedback" or "accept" or "references" or "hidden" or "solution";
    }

    /// <summary>What stands with an example of what a program puts out is there to be seen.</summary>
    private static Presentation WithoutExamples(Presentation shown) => shown is CodePresentation code ? code with { Samples = [.. code.Samples.Select(s => s with { Explanation = "" })] } : shown;

    /// <summary>A list's yes and no change places: who sees the difference knows the key.</summary>
    public static void HidesKey(TypeUnderTest type)
    {
        foreach (var definition in type.Definitions)
            foreach (var turned in Json.Turned(definition).Where(t => type.Problems(t).Count == 0))
                foreach (var arrangement in TypeUnderTest.Arrangements(Seeds))
                    Must.Hold(type.Show(turned, arrangement) == type.Show(definition, arrangement), $"{arrangement}: it looks different where another answer is right: {TypeChecks.Cut(type.Show(turned, arrangement))}");
    }

    public static void IdsSayNothing(TypeUnderTest type)
    {
        foreach (var definition in type.Definitions)
        {
            var number = 0;
            var renamed = Json.Changed(definition, (property, _) => property == "id" ? Json.Marker(number++) : null);
            foreach (var arrangement in TypeUnderTest.Arrangements(Seeds).Where(a => a.Seed != 0))
                Must.Hold(type.Problems(renamed).Count > 0 || type.Show(renamed, arrangement) == type.Show(definition, arrangement), $"{arrangement}: it shows the author's ids: with a seed, number what is shown.");
            PlacesSayNothing(type, definition);
        }
    }

    /// <summary>Where things change places, the right answer must too; and what is a question only when mixed must be mixed.</summary>
    private static void PlacesSayNothing(TypeUnderTest type, JsonElement definition)
    {
        var arrangements = Enumerable.Range(1, ManySeeds).Select(s => new Arrangement(s * 7919L, true)).ToList();
        if (type.Type.BestResponse(definition, arrangements[0]) is null || Ids(type.Type.Present(definition, arrangements[0])).Count == 0) return;
        var looks = arrangements.Select(a => type.Show(definition, a)).Distinct().Count();
        var answers = arrangements.Select(a => type.Type.BestResponse(definition, a)!.Value.GetRawText()).Distinct().Count();
        var everythingIsRight = answers == 1 && Named(type.Type.BestResponse(definition, arrangements[0])!.Value).Count() == Ids(type.Type.Present(definition, arrangements[0])).Count;
        Must.Hold(type.Description.Control is not (Evaluators.Control.Grid or Evaluators.Control.Order) || looks > 1, "It looks the same with every seed: grids and orders must be mixed.");
        Must.Hold(looks == 1 || answers > 1 || everythingIsRight, $"{ManySeeds} seeds gave {looks} different presentations and one right answer: ids must go by place, not by item.");
    }

    private static Control Control(Presentation shown) => shown switch
    {
        ChoicePresentation => Evaluators.Control.Choice,
        GridPresentation => Evaluators.Control.Grid,
        OrderPresentation => Evaluators.Control.Order,
        NumberPresentation => Evaluators.Control.Number,
        TextPresentation => Evaluators.Control.Text,
        EssayPresentation => Evaluators.Control.Essay,
        CodePresentation => Evaluators.Control.Code,
        AudioPresentation => Evaluators.Control.Audio,
        _ => Evaluators.Control.Form,
    };

    private static List<string> Ids(Presentation shown) => shown switch
    {
        ChoicePresentation choice => [.. choice.Options.Select(o => o.Id)],
        GridPresentation grid => [.. grid.Rows.Concat(grid.Columns).Select(i => i.Id)],
        OrderPresentation order => [.. order.Items.Select(i => i.Id)],
        _ => [],
    };

    /// <summary>Every id that a response names, also as a property.</summary>
    private static IEnumerable<string> Named(JsonElement response) => response.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.Object
        ? p.Value.EnumerateObject().SelectMany(pair => new[] { pair.Name, pair.Value.GetString()! })
        : Json.Texts(p.Value).Select(t => t.Text));
}
