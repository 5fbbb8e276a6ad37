using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Components;

namespace PrepPlatform.Web.Areas.Shell.Style;

/// <summary>What the page of components shows: one of each, as colleges would have them.</summary>
internal static class StyleSamples
{
    public const string Prose = """
        # Sorting
        A *stable* sort keeps equal keys in order. Merge sort needs $O(n \log n)$ comparisons, since

        $$
        T(n) = 2\,T\!\left(\frac{n}{2}\right) + \Theta(n)
        $$

        | algorithm | worst case | stable |
        |:--|--:|:-:|
        | merge sort | $n \log n$ | yes |
        | quicksort | $n^2$ | no |

        ```python
        def merge(a, b):  # both sorted
            while a and b:
                yield (a if a[0] <= b[0] else b).pop(0)
            yield from a or b
        ```
        > See [the documentation](https://docs.python.org/3/howto/sorting.html), or `help(sorted)`.
        """;

    public const string Before = "Which structure is first in, first out?\n\nThink of a row of people at a counter.\n\nIt is worth one point.";

    public const string After = "Which data structure is first in, first out?\n\nThink of a row of people at a counter.\n\nIt is worth two points.\nWrong choices take nothing away.";

    public const string Answer = "A load balancer spreads requests over servers, so one slow server does not hold up everybody. I would use round robin at first.";

    public static ChoicePresentation Single => new("Which structure is *first in, first out*?",
        [new("a", "A stack"), new("b", "A queue"), new("c", "A binary heap, as used by `heapq`"), new("d", "A hash table with $O(1)$ look-ups, which keeps the order in which its keys were put in and has a rather long text here")], false);

    public static ChoicePresentation Several => new("Which of these run in $O(n \\log n)$ in the worst case?", [new("a", "Merge sort"), new("b", "Quicksort"), new("c", "Heapsort")], true);

    public static GridPresentation Grid => new("Match each protocol with its port.", [new("l1", "HTTPS"), new("l2", "SSH"), new("l3", "PostgreSQL")], [new("r1", "22"), new("r2", "443"), new("r3", "5432"), new("r4", "25")]);

    public static OrderPresentation Order => new("Bring the steps of a TLS 1.3 handshake into order.",
        [new("1", "Client hello with key share"), new("2", "Server hello with key share"), new("3", "Certificate and its proof"), new("4", "Finished by the client")]);

    public static NumberPresentation Number => new("A stone falls for 2 s. How fast is it then? Take $g = 9.81\\ \\mathrm{m/s^2}$.", ["m/s", "km/h"]);

    public static TextPresentation Blanks => new("The capital of Maharashtra is [[1]], that of Karnataka is [[2]].\n\n```python\nfor city in [[3]](cities):\n    print(city)\n```", 3);

    public static EssayPresentation Essay => new("Why would you put a load balancer in front of two servers?", 5, 2000);

    public static CodePresentation Code => new("Print the sum of the numbers on each line.",
        [new("python", "Python 3.11", "import sys\n\n", TimeSpan.FromSeconds(2), 256), new("cpp", "C++ 20", "", TimeSpan.FromSeconds(1), 256)],
        [new("1 2\n3 4", "3\n7", ""), new("5", "5", "One number is its own sum.")], 65_536);

    public static EvaluationResult Judged => new()
    {
        Outcome = Outcome.Scored, Score = 0.5m, Verdict = "WA", Criteria =
        [
            new("Example 1", 0, 0, "") { Verdict = "AC", Used = new(12, 9_400) }, new("Test 2", 1, 1, "") { Verdict = "AC", Used = new(14, 9_600) },
            new("Example 2", 0, 0, "Line 1 differs: `5` was expected, and you put out `0`.") { Verdict = "WA", Used = new(13, 9_500), Output = "0" }, new("Test 4", 0, 1, "It took longer than the 2 s that each test has.") { Verdict = "TLE", Used = new(2_004, 48_300) },
        ],
    };

    public static FormPresentation Form => new("Plan the release.", """
        {"type":"object","required":["title"],"properties":{"title":{"type":"string","title":"Title","maxLength":100},"days":{"type":"integer","title":"Days","minimum":1},
         "risk":{"type":"string","title":"Risk","enum":["low","high"],"enumNames":["Low","High"]}}}
        """);

    public static JsonSchema Schema { get; } = JsonSchema.Parse("""
        {"type":"object","required":["prompt","options"],"properties":{
          "prompt":{"type":"string","title":"Question","format":"markdown","minLength":1,"maxLength":8000,"description":"Markdown; formulas between $ signs."},
          "points":{"type":"number","title":"Points","exclusiveMinimum":0,"maximum":100,"default":1},
          "partial":{"type":"string","title":"Scoring","enum":["none","share"],"enumNames":["All or nothing","By share"],"default":"none"},
          "shuffle":{"type":"boolean","title":"Shuffle options"},
          "options":{"type":"array","title":"Options","minItems":2,"maxItems":10,"items":{"type":"object","title":"Option","required":["text"],"properties":{
            "id":{"type":"string","maxLength":20},"text":{"type":"string","title":"Text","format":"markdown","minLength":1,"maxLength":500},
            "correct":{"type":"boolean","title":"Correct"},"feedback":{"type":"string","title":"Feedback","format":"markdown","maxLength":500}}}},
          "explanation":{"type":"string","title":"Explanation","format":"markdown","maxLength":4000,"description":"Shown with the result."}}}
        """);

    public static JsonSchema CodeSchema { get; } = JsonSchema.Parse("""
        {"type":"object","required":["pairs","keyPoints","blanks","conversions","tests"],"properties":{
          "pairs":{"type":"array","title":"Pairs","minItems":2,"maxItems":10,"items":{"type":"object","title":"Pair","required":["left","right"],"properties":{
            "left":{"type":"string","title":"Left","maxLength":200},"right":{"type":"string","title":"Goes with","maxLength":200}}}},
          "keyPoints":{"type":"array","title":"Key points","maxItems":10,"items":{"type":"object","title":"Key point","required":["text"],"properties":{
            "text":{"type":"string","title":"What the answer must say","maxLength":300},"points":{"type":"number","title":"Points","default":1},
            "accept":{"type":"array","title":"Also accept","maxItems":5,"items":{"type":"string","title":"Wording","maxLength":100}}}}},
          "blanks":{"type":"array","title":"Blanks","minItems":1,"maxItems":20,"items":{"type":"object","required":["accept"],"properties":{
            "accept":{"type":"array","title":"Accepted answers","maxItems":20,"description":"The first is shown as the answer.","items":{"type":"string","title":"Answer","minLength":1,"maxLength":200}},
            "caseSensitive":{"type":"boolean","title":"Capitals matter"}}}},
          "conversions":{"type":"array","title":"Other units","maxItems":12,"items":{"type":"object","required":["unit","factor"],"properties":{
            "unit":{"type":"string","title":"Unit","minLength":1,"maxLength":30},"factor":{"type":"number","title":"One of it is this many of the unit of the answer"}}}},
          "tests":{"type":"array","title":"Tests","maxItems":50,"items":{"type":"object","title":"Test","required":["input","output"],"properties":{
            "input":{"type":"string","title":"Input","format":"text","maxLength":4000},"output":{"type":"string","title":"Expected output","format":"text","maxLength":4000},
            "points":{"type":"number","title":"Points","default":1},"hidden":{"type":"boolean","title":"Hidden"}}}},
          "limits":{"type":"object","title":"Limits","properties":{"seconds":{"type":"integer","title":"Seconds","minimum":1,"maximum":10},"memory":{"type":"integer","title":"Megabytes","minimum":16,"maximum":1024}}}}}
        """);

    public static JsonElement Definition => Json("""
        {"prompt":"Which structure is *first in, first out*?","points":2,"partial":"none","shuffle":true,"options":[{"id":"a","text":"A stack","feedback":"That is last in, first out."},
         {"id":"b","text":"A queue","correct":true},{"id":"c","text":""}]}
        """);

    public static JsonElement CodeDefinition => Json("""
        {"pairs":[{"left":"HTTPS","right":"443"},{"left":"SSH","right":"22"}],"keyPoints":[{"text":"Names redundancy","points":2,"accept":["fail-over","no single point of failure"]}],
         "blanks":[{"accept":["Bengaluru","Bangalore"]},{"accept":["sorted"],"caseSensitive":true}],"conversions":[{"unit":"km/h","factor":0.2778},{"unit":"kn"}],
         "tests":[{"input":"3\n1 2 3","output":"6","points":1},{"input":"1\n7","output":"7","points":2,"hidden":true}],"limits":{"seconds":2,"memory":128}}
        """);

    public static EvaluationResult Scored => new()
    {
        Outcome = Outcome.Scored, Score = 0.6m, Confidence = 0.91m, Notes = "Nearest reference 2, similarity 0.81.",
        Criteria =
        [
            new("Names what it is for", 2, 2, "You say that load is spread, so that one slow server does not hold up everybody.") { Evidence = [new(0, 44, "What it does"), new(Answer.IndexOf("so one", StringComparison.Ordinal), 44, "Why")] },
            new("Names a strategy", 1, 2, "**Round robin** is one; say also when it is not enough.") { Evidence = [new(Answer.IndexOf("round", StringComparison.Ordinal), 11, "Strategy")] },
            new("Health checks", 0, 1, "Nothing is said about servers that are down."),
        ],
    };

    public static EvaluationResult Waiting => new() { Outcome = Outcome.NeedsReview, Score = 0.25m, Confidence = 0.4m, Criteria = [new("Option: a queue", 1, 1, "Right."), new("Option: a stack", -0.5m, 0, "A wrong choice takes half a point.")] };

    public static IReadOnlyList<TrendPoint> Trend =>
    [
        new(new DateOnly(2026, 6, 2), 48, "Aptitude 1", "#s-scores"), new(new DateOnly(2026, 6, 30), 55, "Aptitude 2", "#s-scores"), new(new DateOnly(2026, 8, 11), 52.5m, "Java basics", "#s-scores"),
        new(new DateOnly(2026, 9, 20), 67, "Aptitude 3", "#s-scores"), new(new DateOnly(2026, 11, 3), 78, "Campus screening", "#s-scores"),
    ];

    public static IReadOnlyList<PaletteItem> Palette =>
        [.. Enumerable.Range(1, 24).Select(i => new PaletteItem(i, $"#q{i}", i < 9 || i == 13, i is 4 or 13, i == 9, i < 15 ? "Aptitude" : "Data structures"))];

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
