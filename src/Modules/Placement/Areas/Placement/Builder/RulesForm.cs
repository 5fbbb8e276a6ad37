using System.Globalization;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Builder;

/// <summary>
/// Rules and ranking as they are put together: groups and conditions in one list, each with its depth, so that a plain form carries a tree. Buttons that add
/// and remove rows post the form.
/// </summary>
internal sealed class RulesForm
{
    private const int MostNodes = 120;

    public List<NodeForm> Nodes { get; set; } = [];
    public List<PartForm> Parts { get; set; } = [];
    public bool OnlyVerified { get; set; }
    public int Version { get; set; }

    /// <summary>What ranks next, for the button that adds it.</summary>
    [PlainText(60)]
    public string AddPart { get; set; } = "";

    /// <summary>A button: <c>add:3</c>, <c>remove:5</c>, <c>part</c>, <c>part-remove:1</c>.</summary>
    [PlainText(20)]
    public string Edit { get; set; } = "";

    public static RulesForm Of(Rule rule, Ranking ranking, bool onlyVerified, int version)
    {
        var form = new RulesForm { OnlyVerified = onlyVerified, Version = version, Parts = [.. ranking.Parts.Select(PartForm.Of)] };
        form.Flatten(rule is AllOf or AnyOf or NoneOf ? rule : new AllOf([rule]), 0);
        return form;
    }

    /// <summary>What most companies ask, to begin with.</summary>
    public static RulesForm Start(int version, RuleOptions options) => Of(
        new AllOf([new NumberRule(Facts.Cgpa, Bound.AtLeast, 6.5m), new NumberRule(Facts.ActiveBacklogs, Bound.AtMost, 0)]),
        new Ranking([
            new RankingPart(Facts.Cgpa, options.Assessments.Count > 0 ? 60 : 100, 6, 10, RuleWords.Label(Facts.Cgpa)),
            .. options.Assessments.Take(1).Select(a => new RankingPart(Facts.Assessment(a.Id), 40, 40, 100, a.Title)),
        ]),
        onlyVerified: false, version);

    /// <summary>Does what a row's button says.</summary>
    /// <returns>Whether one was pressed.</returns>
    public bool Press(RuleOptions options)
    {
        var parts = Edit.Split(':');
        var at = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
        switch (parts[0])
        {
            case "add" when at >= 0 && at < Nodes.Count && Nodes.Count < MostNodes: Nodes.Insert(EndOf(at), NodeForm.New(Nodes[at].Add, Nodes[at].Depth + 1, options)); return true;
            case "remove" when at > 0 && at < Nodes.Count: Nodes.RemoveRange(at, EndOf(at) - at); return true;
            case "part" when Parts.Count < Ranking.MostParts: Parts.Add(PartForm.New(AddPart)); return true;
            case "part-remove" when at >= 0 && at < Parts.Count: Parts.RemoveAt(at); return true;
            default: return Edit.Length > 0;
        }
    }

    /// <summary>The rule and the ranking, or what to correct; fields are the places that <see cref="RuleCheck"/> names.</summary>
    public Result<(Rule Rule, Ranking Ranking)> Read(RuleOptions options)
    {
        var problems = new List<Problem>();
        var next = 0;
        var rule = Nodes.Count is > 0 and <= MostNodes ? ReadNode(ref next, "Rule", options, problems) : new AllOf([]);
        var ranking = new Ranking([.. Parts.Select((p, i) => p.Read($"Ranking.{i}", options, problems))]);
        if (problems.Count == 0) problems.AddRange(RuleCheck.Problems(rule));
        if (problems.Count == 0) problems.AddRange(RankingCheck.Problems(ranking));
        return problems.Count > 0 ? Result.Invalid<(Rule, Ranking)>(problems) : Result.Ok((rule, ranking));
    }

    /// <summary>Those right beneath a group.</summary>
    public IEnumerable<int> Children(int group)
    {
        for (var i = group + 1; i < EndOf(group); i = EndOf(i)) yield return i;
    }

    /// <summary>The place after a node and all that is in it.</summary>
    public int EndOf(int node)
    {
        var end = node + 1;
        while (end < Nodes.Count && Nodes[end].Depth > Nodes[node].Depth) end++;
        return end;
    }

    private Rule ReadNode(ref int next, string place, RuleOptions options, List<Problem> problems)
    {
        var node = Nodes[next++];
        if (!node.IsGroup) return node.Read(place, options, problems);
        var inner = new List<Rule>();
        while (next < Nodes.Count && Nodes[next].Depth > node.Depth) inner.Add(ReadNode(ref next, $"{place}.{inner.Count}", options, problems));
        return node.Kind switch { NodeForm.Any => new AnyOf(inner), NodeForm.None => new NoneOf(inner), _ => new AllOf(inner) };
    }

    private void Flatten(Rule rule, int depth)
    {
        Nodes.Add(NodeForm.Of(rule, depth));
        foreach (var inner in rule switch { AllOf all => all.Rules, AnyOf any => any.Rules, NoneOf none => none.Rules, _ => [] }) Flatten(inner, depth + 1);
    }
}
