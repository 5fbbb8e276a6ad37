namespace PrepPlatform.Assessments.Domain;

/// <summary>
/// Whether an assessment's random draws can all be filled without giving a question twice, and one way of filling them. Draws may overlap, so
/// this is a matching of places to questions: a question moves to another draw's place as long as that makes room.
/// </summary>
internal sealed class DrawPlan
{
    private readonly Draw[] draws;
    private readonly int wanted;

    /// <summary>Weighs the draws.</summary>
    /// <param name="fixedQuestions">Questions that stand in the assessment anyway; no draw gives them again.</param>
    /// <param name="draws">In the assessment's order: where there are too few questions, the later ones go short.</param>
    public DrawPlan(IReadOnlyCollection<Guid> fixedQuestions, IEnumerable<Draw> draws)
    {
        var taken = fixedQuestions.ToHashSet();
        this.draws = [.. draws.Select(d => d with { Candidates = [.. d.Candidates.Where(c => !taken.Contains(c)).Distinct()] })];
        wanted = this.draws.Sum(d => d.Count);
        var given = Matching.Fill(Trim(this.draws));
        States = [.. this.draws.Select((d, i) => new DrawState(d.Id, d.Count, d.Candidates.Count, d.Count - given[i].Count))];
    }

    /// <summary>Every draw, in order.</summary>
    public IReadOnlyList<DrawState> States { get; }

    /// <summary>Every question that some draw may give.</summary>
    public IEnumerable<Guid> Candidates => draws.Where(d => d.Count > 0).SelectMany(d => d.Candidates).Distinct();

    /// <summary>Whether every draw can be filled.</summary>
    public bool Feasible => States.All(s => s.Short == 0);

    /// <summary>Questions for one attempt, by draw, each draw's in random order; the same seed gives the same. What is feasible never fails.</summary>
    /// <exception cref="InvalidOperationException">It is not feasible.</exception>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Choose(long seed)
    {
        if (!Feasible) throw new InvalidOperationException("There are too few questions for the draws.");
        var dice = new Dice(seed);
        var order = dice.Shuffle(draws.Select(d => d with { Candidates = dice.Shuffle(d.Candidates) })); // Nor does the same draw always choose first.
        var given = Matching.Fill(Trim(order));
        return order.Select((d, i) => (d.Id, Questions: (IReadOnlyList<Guid>)dice.Shuffle(given[i]))).ToDictionary(d => d.Id, d => d.Questions);
    }

    /// <summary>As many candidates as all draws want together leave a draw its choice whatever the others take: more change nothing but the time it takes.</summary>
    private Draw[] Trim(Draw[] all) => [.. all.Select(d => d with { Candidates = [.. d.Candidates.Take(wanted)] })];

    /// <summary>Places given to questions, each question once; augmented path by path until no draw can be filled further.</summary>
    private sealed class Matching(Draw[] draws)
    {
        private readonly List<Guid>[] given = [.. draws.Select(_ => new List<Guid>())];
        private readonly Dictionary<Guid, int> owner = [];

        public static List<Guid>[] Fill(Draw[] draws)
        {
            var matching = new Matching(draws);
            for (var draw = 0; draw < draws.Length; draw++)
                while (matching.given[draw].Count < draws[draw].Count && matching.Extend(draw, [])) { }
            return matching.given;
        }

        /// <summary>Gives the draw one more question: a free one, or one whose draw finds another.</summary>
        private bool Extend(int draw, HashSet<int> asked)
        {
            asked.Add(draw);
            foreach (var question in draws[draw].Candidates.Where(c => !owner.ContainsKey(c))) return Give(question, draw);
            foreach (var question in draws[draw].Candidates)
            {
                var other = owner[question];
                if (asked.Contains(other) || !Extend(other, asked)) continue;
                given[other].Remove(question);
                return Give(question, draw);
            }

            return false;
        }

        private bool Give(Guid question, int draw)
        {
            owner[question] = draw;
            given[draw].Add(question);
            return true;
        }
    }
}

/// <summary>A draw to be filled.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Count">How many questions it gives.</param>
/// <param name="Candidates">What it chooses from, in an order that stays the same.</param>
internal sealed record Draw(Guid Id, int Count, IReadOnlyList<Guid> Candidates);

/// <summary>How a draw stands.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Wanted">How many questions it gives.</param>
/// <param name="Fitting">How many it has to choose from, without the fixed ones.</param>
/// <param name="Short">How many are missing once the draws before it have theirs; above 0 though enough fit: other draws need the same ones.</param>
internal sealed record DrawState(Guid Id, int Wanted, int Fitting, int Short);
