using System.Globalization;
using PrepPlatform.Speech.Hearing;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>Who transcribes lets others go first, and nobody else does.</summary>
public sealed class QuietlyTests
{
    private const int Field = 19;

    [Fact]
    public async Task Work_has_a_low_priority_and_what_follows_the_usual_one()
    {
        if (!OperatingSystem.IsLinux()) return;
        var usual = Priority();
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (During: await Quietly.RunAsync(Priority).ConfigureAwait(false), After: Priority())));
        all.ShouldAllBe(p => p.During == Math.Max(usual, 10) && p.After == usual);
    }

    [Fact]
    public async Task What_the_work_throws_comes_out()
    {
        await Should.ThrowAsync<InvalidDataException>(() => Quietly.RunAsync<int>(() => throw new InvalidDataException()));
        await Should.ThrowAsync<OperationCanceledException>(() => Quietly.RunAsync<int>(() => throw new OperationCanceledException()));
    }

    /// <summary>This thread's niceness; what Linux shows begins after the second field, which may hold anything.</summary>
    private static int Priority() => int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(") ", 2)[1].Split(' ')[Field - 3], CultureInfo.InvariantCulture);
}
