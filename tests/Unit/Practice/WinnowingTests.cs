using System.Security.Cryptography;
using PrepPlatform.Practice.Domain.Similarity;

namespace PrepPlatform.Tests.Unit.Practice;

public sealed class WinnowingTests
{
    private const string Original = """
        def read(path):
            with open(path) as lines:
                return [line.strip().split(',') for line in lines if line.strip()]

        def total(rows, column):
            result = 0
            for row in rows:
                if len(row) > column and row[column].isdigit():
                    result += int(row[column])
            return result

        def largest(rows, column):
            best = None
            for row in rows:
                if best is None or int(row[column]) > int(best[column]):
                    best = row
            return best
        """;

    private const string Disguised = """
        # this is all my own work
        def biggest(data, c):
            winner = None   # nothing yet
            for entry in data:
                if winner is None or int(entry[c]) > int(winner[c]):
                    winner = entry
            return winner

        def add_up(data, c):
            s = 7
            for entry in data:
                # only numbers
                if len(entry) > c and entry[c].isdigit():
                    s += int(entry[c])
            return s

        def load(file):
            with open(file) as stream:
                return [text.strip().split(';') for text in stream if text.strip()]
        """;

    private const string Different = """
        import heapq

        def shortest(graph, start, goal):
            queue, seen = [(0, start)], {}
            while queue:
                cost, node = heapq.heappop(queue)
                if node in seen:
                    continue
                seen[node] = cost
                if node == goal:
                    return cost
                for other, weight in graph[node].items():
                    heapq.heappush(queue, (cost + weight, other))
            return -1
        """;

    [Fact]
    public void Renamed_reordered_and_commented_it_is_still_found()
    {
        var (a, b, c) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var comparison = Compare((a, Original), (b, Disguised), (c, Different));
        var pair = comparison.Pairs(10).ShouldHaveSingleItem();
        new[] { pair.First, pair.Second }.ShouldBe([a, b], ignoreOrder: true);
        pair.Share.ShouldBeGreaterThan(60);
        pair.Longest.ShouldBeGreaterThanOrEqualTo(Fingerprints.Guarantee);
    }

    [Fact]
    public void What_matches_is_marked_in_both_texts()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second) = Compare((a, Original), (b, Disguised)).Regions(a, b);
        string.Concat(first.Select(r => Original[r.Start..r.End])).ShouldContain("row[column].isdigit()");
        string.Concat(second.Select(r => Disguised[r.Start..r.End])).ShouldContain("entry[c].isdigit()");
        first.Zip(first.Skip(1)).ShouldAllBe(p => p.First.End < p.Second.Start);
        first.ShouldAllBe(r => r.Start >= 0 && r.End <= Original.Length);
    }

    [Fact]
    public void Any_shared_run_of_the_guaranteed_length_is_found_wherever_it_stands()
    {
        var shared = Noise(Fingerprints.Guarantee);
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (Noise(RandomNumberGenerator.GetInt32(60)).Concat(shared).Concat(Noise(RandomNumberGenerator.GetInt32(60))), Noise(RandomNumberGenerator.GetInt32(60)).Concat(shared).Concat(Noise(RandomNumberGenerator.GetInt32(60))));
            Fingerprints.Of([.. a]).Keys.Intersect(Fingerprints.Of([.. b]).Keys).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void What_the_editor_held_at_first_and_what_most_people_write_is_left_out()
    {
        var people = Enumerable.Range(0, 8).Select(i => (Guid.CreateVersion7(), $"{Original}\nprint({string.Join(" + ", Enumerable.Range(0, i + 1).Select(n => $"f{n}({n})"))})")).ToArray();
        Compare(people).Pairs(10).ShouldBeEmpty("everyone wrote it");
        ComparedProgram[] two = [new(Guid.CreateVersion7(), "python", $"{Original}\n{Different}"), new(Guid.CreateVersion7(), "python", $"{Original}\nprint([x * x for x in range(10) if x % 3])")];
        new Comparison(two, new Dictionary<string, string>()).Pairs(10).Count.ShouldBe(1);
        new Comparison(two, new Dictionary<string, string> { ["python"] = Original }).Pairs(10).ShouldBeEmpty("the editor held it");
    }

    [Fact]
    public void Programs_in_other_languages_and_very_short_ones_are_not_compared()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        new Comparison([new(a, "c", Original), new(b, "java", Original)], new Dictionary<string, string>()).Pairs(10).ShouldBeEmpty();
        Compare((a, "print(1)"), (b, "print(1)"), (Guid.CreateVersion7(), "")).Pairs(10).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("python", "x = 'a # no comment' # a comment\n\"\"\"text\nmore\"\"\"", 4)]
    [InlineData("cpp", "int a = 5; // five\n/* more */ char c = '\\''; const char* s = \"// no\";", 17)]
    [InlineData("javascript", "const s = `a ${b} // c`; /* open", 5)]
    public void Comments_go_and_texts_are_one_piece(string language, string source, int pieces) => Tokenizer.Read(language, source).Count.ShouldBe(pieces);

    private static Comparison Compare(params (Guid Id, string Source)[] programs) =>
        new([.. programs.Select(p => new ComparedProgram(p.Id, "python", p.Source))], new Dictionary<string, string>());

    private static List<Token> Noise(int count) => [.. Enumerable.Range(0, count).Select(i => new Token(RandomNumberGenerator.GetInt32(int.MaxValue), i, i + 1))];
}
