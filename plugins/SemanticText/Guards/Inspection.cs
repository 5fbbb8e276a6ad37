using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>Looks for attempts to be scored for something else than an answer, before anything is scored.</summary>
internal static class Inspection
{
    public static Inspected Look(Passage answer, Passage question, IReadOnlyList<Passage> targets, IReadOnlyList<Passage> statements, Comparer comparer)
    {
        var remarks = new List<Remark>();
        var counted = Without(answer, Instructions.Find(answer, question, targets), remarks);
        counted = Without(counted, Repetition.Find(counted), remarks);
        if (Echo.Find(counted, question, targets, comparer) is { } echo) remarks.Add(echo);
        else if (Keywords.Find(counted, targets) is { } keywords) remarks.Add(keywords);
        else if (Exchange.Find(counted, statements) is { } exchange) remarks.Add(exchange);
        if (Tongue.Find(answer, question, targets) is { } tongue) remarks.Add(tongue);
        if (answer.Disguise.LookAlikes > 0)
            remarks.Add(new("Look-alike letters", "Some letters only look like Latin ones; they were read as what they look like, and a person will look at your answer.", "Letters of another script stand among Latin ones.", 1, true, []));
        return new(counted, remarks);
    }

    private static Passage Without(Passage answer, (Remark Remark, HashSet<int> Sentences)? found, List<Remark> remarks)
    {
        if (found is not { } what) return answer;
        remarks.Add(what.Remark);
        return answer.Part(answer.Tokens.Where(t => !what.Sentences.Contains(t.Sentence)));
    }
}
