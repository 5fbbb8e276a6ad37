using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>
/// Makes a shortlist of students that come one by one, in the order of their ids. Of each it keeps only id and score, so its memory hardly grows with their
/// number; who stands on the list is known at the end. The same students, facts, rules and limit give the same digest.
/// </summary>
internal sealed class ShortlistRun(Rule rule, Ranking ranking, bool onlyVerified, int most) : IDisposable
{
    private readonly Rule whole = RuleEvaluation.Whole(rule, onlyVerified);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(Guid Student, decimal Score)> qualified = [];
    private int considered;

    /// <summary>What is decided of one student; on the list or not is decided later.</summary>
    public (bool Qualified, decimal Score, string Parts) Take(Guid student, string facts)
    {
        var sheet = FactSheet.Read(facts);
        considered++;
        var qualifies = RuleEvaluation.Holds(whole, sheet);
        var (score, parts) = qualifies ? ShortlistEngine.Score(ranking, sheet) : (0, []);
        var told = qualifies ? JsonSerializer.Serialize(parts, ShortlistJson.Plain) : JsonSerializer.Serialize(Missed(sheet), ShortlistJson.Plain);
        if (qualifies) qualified.Add((student, score));
        Add(student, qualifies, score, told, facts);
        return (qualifies, score, told);
    }

    /// <summary>Who stands on the list: the best, and all who are as good as the last of them.</summary>
    public ShortlistOutcome Finish()
    {
        qualified.Sort((a, b) => b.Score.CompareTo(a.Score) is var order and not 0 ? order : a.Student.CompareTo(b.Student));
        var (ranked, rank) = (new List<(Guid Student, int Rank)>(), 0);
        for (var i = 0; i < qualified.Count; i++)
        {
            if (i == 0 || qualified[i].Score != qualified[i - 1].Score) rank = i + 1;
            if (rank > most) break;
            ranked.Add((qualified[i].Student, rank));
        }

        foreach (var (student, place) in ranked) AddRank(student, place);
        return new(considered, qualified.Count, ranked, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public void Dispose() => hash.Dispose();

    private List<MissedPart> Missed(FactSheet sheet) =>
        [.. RuleEvaluation.Missing(whole, sheet).Select(m => RuleWords.Tell(m, sheet)).Select(m => new MissedPart(m.Fact, m.Wanted, m.Actual, m.Change))];

    private void Add(Guid student, bool qualifies, decimal score, string parts, string facts)
    {
        Span<byte> id = stackalloc byte[16];
        student.TryWriteBytes(id, bigEndian: true, out _);
        hash.AppendData(id);
        Add(qualifies ? "1" : "0");
        Add(score.ToString("0.000000", CultureInfo.InvariantCulture));
        Add(parts);
        Add(facts);
    }

    private void AddRank(Guid student, int rank)
    {
        Span<byte> place = stackalloc byte[20];
        student.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place[16..], rank);
        hash.AppendData(place);
    }

    /// <summary>With its length in front, so that no two inputs run together to the same bytes.</summary>
    private void Add(string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Considered">How many there were.</param>
/// <param name="Qualified">How many fulfil the rules.</param>
/// <param name="Ranked">Who stands on the list, the best first: 1, 2, 2, 4 …</param>
/// <param name="Digest">SHA-256 over all of it, in hexadecimal.</param>
internal sealed record ShortlistOutcome(int Considered, int Qualified, IReadOnlyList<(Guid Student, int Rank)> Ranked, string Digest)
{
    public int Listed => Ranked.Count;
}

/// <summary>A condition that was missed, as a shortlist keeps it.</summary>
internal sealed record MissedPart(string Fact, string Wanted, string Actual, string Change);

/// <summary>How a shortlist's parts are written and read.</summary>
internal static class ShortlistJson
{
    public static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<ScorePart> Parts(string json) => JsonSerializer.Deserialize<List<ScorePart>>(json, Plain)!;

    public static IReadOnlyList<MissedPart> Missed(string json) => JsonSerializer.Deserialize<List<MissedPart>>(json, Plain)!;
}
