namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>Whether facts fulfil a rule, and if not, what stands in the way.</summary>
internal static class RuleEvaluation
{
    public static Verdict Judge(Rule rule, FactSheet facts)
    {
        if (Holds(rule, facts)) return Verdict.Yes;
        var missed = Missing(rule, facts);
        return new(false, [.. missed.Select(m => RuleWords.Tell(m, facts))]);
    }

    /// <summary>The answer alone, without words.</summary>
    public static bool Holds(Rule rule, FactSheet facts) => Answer(rule, facts) == true;

    /// <summary>The rule as it is judged where only records that staff verified count.</summary>
    public static Rule Whole(Rule rule, bool onlyVerified) => onlyVerified ? new AllOf([new NumberRule(Facts.Verified, Bound.AtLeast, 1), rule]) : rule;

    /// <summary>The smallest set of conditions that stand in the way; empty exactly where <see cref="Holds"/>.</summary>
    public static IReadOnlyList<Missed> Missing(Rule rule, FactSheet facts)
    {
        var missed = new List<Missed>();
        Collect(rule, wanted: true, facts, missed);
        return missed;
    }

    /// <summary>True, false, or null: a fact that it needs is not known.</summary>
    private static bool? Answer(Rule rule, FactSheet facts) => rule switch
    {
        AllOf all => Every(all.Rules, facts),
        AnyOf any => Some(any.Rules, facts),
        NoneOf none => !Some(none.Rules, facts),
        NumberRule number => Reaches(facts.Number(number.Fact), number.Bound, number.Value),
        AssessmentRule assessment => Reaches(facts.Number(Facts.Assessment(assessment.AssessmentId)), Bound.AtLeast, assessment.AtLeast),
        ChoiceRule choice => Chosen(choice, facts),
        SkillsRule skills => facts.Texts(Facts.Skills) is { } own ? Has(skills.Skills, own).Count() >= skills.AtLeast : null,
        _ => throw new InvalidOperationException($"A rule of the type {rule.GetType().Name} is not judged."),
    };

    private static bool? Every(IReadOnlyList<Rule> rules, FactSheet facts)
    {
        bool? answer = true;
        foreach (var rule in rules)
            switch (Answer(rule, facts))
            {
                case false: return false;
                case null: answer = null; break;
            }

        return answer;
    }

    private static bool? Some(IReadOnlyList<Rule> rules, FactSheet facts)
    {
        bool? answer = false;
        foreach (var rule in rules)
            switch (Answer(rule, facts))
            {
                case true: return true;
                case null: answer = null; break;
            }

        return answer;
    }

    private static bool? Reaches(decimal? actual, Bound bound, decimal value) =>
        actual is not { } known ? null : bound == Bound.AtLeast ? known >= value : known <= value;

    private static bool? Chosen(ChoiceRule choice, FactSheet facts)
    {
        if (choice.Fact == Facts.Year)
            return facts.Number(Facts.Year) is { } year ? choice.Values.Any(v => decimal.TryParse(v, System.Globalization.CultureInfo.InvariantCulture, out var wanted) && wanted == year) : null;
        return facts.Text(choice.Fact) is { } text ? choice.Values.Any(v => Same(v, text)) : null;
    }

    /// <summary>Those of the wanted skills that are among somebody's own, each once.</summary>
    public static IEnumerable<string> Has(IReadOnlyList<string> wanted, IReadOnlyList<string> own) =>
        wanted.Where(w => own.Any(o => Same(w, o))).Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool Same(string a, string b) => a.AsSpan().Trim().Equals(b.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Walks down to what is not as wanted: a list of which everything is wanted is taken apart, one of which something is wanted counts as one.</summary>
    private static void Collect(Rule rule, bool wanted, FactSheet facts, List<Missed> missed)
    {
        if (Answer(rule, facts) == wanted) return;
        var (each, rules, wantedOfEach) = rule switch
        {
            AllOf all => (wanted, all.Rules, wanted),
            AnyOf any => (!wanted, any.Rules, wanted),
            NoneOf none => (wanted, none.Rules, !wanted),
            _ => (false, (IReadOnlyList<Rule>)[], wanted),
        };
        if (each || rules.Count == 1)
            foreach (var inner in rules) Collect(inner, wantedOfEach, facts, missed);
        else Add(new(rule, wanted), missed);
    }

    /// <summary>Of two bounds on the same fact the stricter one says all.</summary>
    private static void Add(Missed miss, List<Missed> missed)
    {
        var same = missed.FindIndex(m => Compare(m, miss) is not null);
        if (same < 0) missed.Add(miss);
        else if (Compare(missed[same], miss) < 0) missed[same] = miss;
    }

    /// <summary>Negative where the second asks more, positive where the first does, zero for the same; null where they ask for different things.</summary>
    private static int? Compare(Missed a, Missed b) => (a.Rule, b.Rule) switch
    {
        _ when a.Wanted != b.Wanted => null,
        (NumberRule x, NumberRule y) when x.Fact == y.Fact && x.Bound == y.Bound => x.Bound == Bound.AtLeast == a.Wanted ? x.Value.CompareTo(y.Value) : y.Value.CompareTo(x.Value),
        (AssessmentRule x, AssessmentRule y) when x.AssessmentId == y.AssessmentId => a.Wanted ? x.AtLeast.CompareTo(y.AtLeast) : y.AtLeast.CompareTo(x.AtLeast),
        _ => null,
    };
}

/// <summary>A condition or group that stands in the way, not yet in words.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Wanted">Whether it should hold; false: it must not.</param>
internal readonly record struct Missed(Rule Rule, bool Wanted);

/// <summary>What came of judging.</summary>
/// <param name="Qualifies">Whether everything asked is fulfilled.</param>
/// <param name="Missed">The smallest set of conditions that stand in the way (for <see cref="AnyOf"/>: the group as one).</param>
internal sealed record Verdict(bool Qualifies, IReadOnlyList<Miss> Missed)
{
    public static readonly Verdict Yes = new(true, []);
}

/// <summary>One condition that stands in the way, in English.</summary>
/// <param name="Rule">It; where something must not hold, a <see cref="NoneOf"/> of it.</param>
/// <param name="Fact">What it is about: <c>CGPA</c>.</param>
/// <param name="Wanted"><c>CGPA of at least 7.50</c>.</param>
/// <param name="Actual"><c>7.10</c>, or <c>not known</c>.</param>
/// <param name="Change">What would fulfil it: <c>Raise it by 0.40</c>.</param>
internal sealed record Miss(Rule Rule, string Fact, string Wanted, string Actual, string Change);
