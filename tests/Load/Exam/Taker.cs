using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace PrepPlatform.Tests.Load.Exam;

/// <summary>What all takers found together.</summary>
internal sealed class Findings
{
    public ConcurrentBag<double> Starts { get; } = [];
    public ConcurrentBag<double> Saves { get; } = [];
    public ConcurrentBag<double> Pages { get; } = [];
    public ConcurrentBag<double> Submits { get; } = [];
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>The last answer of each question that the server said it has.</summary>
    public ConcurrentDictionary<Guid, string> Kept { get; } = new();

    /// <summary>How many answers the server said it has.</summary>
    public int Acknowledged => Saves.Count;
}

/// <summary>One student: starts, reads, thinks, answers everything (every fourth question twice), submits, looks at the result.</summary>
internal sealed class Taker(Visitor visitor, Guid exam, int number, Findings findings)
{
    /// <param name="think">A question's shortest and longest time.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync((TimeSpan Least, TimeSpan Most) think, CancellationToken cancellation)
    {
        try
        {
            await TimeAsync(findings.Pages, () => visitor.GetAsync($"/assessments/{exam}", cancellation));
            var path = "";
            var html = await TimeAsync(findings.Starts, async () =>
            {
                path = await visitor.PostAsync($"/assessments/{exam}/attempts", [], cancellation);
                return await visitor.GetAsync(path, cancellation);
            });
            for (var page = 1; page <= 8; page++)
            {
                if (page > 1) html = await TimeAsync(findings.Pages, () => visitor.GetAsync($"{path}?page={page}", cancellation));
                foreach (var question in ExamPage.Questions(html)) await AnswerAsync(path, question, think, cancellation);
            }

            await TimeAsync(findings.Pages, () => visitor.GetAsync($"{path}/submission", cancellation));
            await TimeAsync(findings.Submits, () => visitor.PostAsync($"{path}/submission", [], cancellation));
            await TimeAsync(findings.Pages, () => visitor.GetAsync(path, cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            findings.Errors.Enqueue($"taker {number}: {e.Message}");
        }
    }

    private async Task AnswerAsync(string path, PageQuestion question, (TimeSpan Least, TimeSpan Most) think, CancellationToken cancellation)
    {
        var times = question.Number % 4 == 0 ? 2 : 1;
        for (var i = 1; i <= times; i++)
        {
            // Spread evenly and the same in every run.
            var part = (number * 7 + question.Number * 13 + i * 5) % 100 / 99.0;
            await Task.Delay((think.Least + (think.Most - think.Least) * part) / times, cancellation);
            var (fields, kept) = ExamPage.Answer(question, number + i);
            fields.AddRange([new("question", $"{question.Id}"), new("sequence", $"{question.Sequence + i}"), new("device", $"taker{number}")]);
            var answer = await TimeAsync(findings.Saves, () => visitor.PostAsync($"{path}/responses", fields, cancellation));
            if (!JsonElement.Parse(answer).GetProperty("counts").GetBoolean()) throw new InvalidOperationException("an answer was overtaken");
            findings.Kept[question.Id] = kept;
        }
    }

    private static async Task<string> TimeAsync(ConcurrentBag<double> into, Func<Task<string>> work)
    {
        var begin = Stopwatch.GetTimestamp();
        var result = await work();
        into.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        return result;
    }
}
