using PrepPlatform.Placement.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Builder;

/// <summary>What the fields of the builder are made of.</summary>
/// <param name="Form">The rules as they are put together.</param>
/// <param name="Options">What is offered.</param>
/// <param name="Problems">What to correct, by place.</param>
internal sealed record BuilderPage(RulesForm Form, RuleOptions Options, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether only verified records count is the college's to say.</summary>
    public bool AtCollege { get; init; }

    public IEnumerable<string> At(string place) => Problems.Where(p => p.Field == place).Select(p => p.Message);
}

/// <param name="Page">The builder.</param>
/// <param name="Index">Which node.</param>
/// <param name="Place">As <see cref="RuleCheck"/> names it: <c>Rule.0.2</c>.</param>
internal sealed record NodeView(BuilderPage Page, int Index, string Place)
{
    public NodeForm Node => Page.Form.Nodes[Index];

    public string Name(string field) => $"Nodes[{Index}].{field}";

    public string Id => Place.Replace('.', '_');
}

/// <summary>The live count beside the builder.</summary>
/// <param name="Count">How many qualify; null while something is not complete.</param>
/// <param name="Open">How many things are not complete.</param>
/// <param name="Words">The rule in words.</param>
internal sealed record CountView(QualifiedCount? Count, int Open, string Words);
