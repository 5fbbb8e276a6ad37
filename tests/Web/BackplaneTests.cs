using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

public sealed class BackplaneTests(PrepApp app) : IClassFixture<PrepApp>
{
    private IBackplane Backplane => app.Services.GetRequiredService<IBackplane>();

    [Fact]
    public async Task An_announcement_reaches_every_node_and_only_its_channel()
    {
        using var other = await OtherNode.StartAsync(app);
        var heard = new ConcurrentQueue<string>();
        using var here = Backplane.Subscribe("chat", Hear("here", heard));
        using var there = other.Services.GetRequiredService<IBackplane>().Subscribe("chat", Hear("there", heard));
        using var elsewhere = Backplane.Subscribe("other", Hear("elsewhere", heard));
        await Eventually.BeAsync(async () =>
        {
            await Backplane.PublishAsync("chat", "réponse\n2", CancellationToken.None); // A node may still be connecting.
            return heard.Contains("there réponse\n2") && heard.Contains("here réponse\n2");
        });
        heard.ShouldNotContain(h => h.StartsWith("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_listener_that_fails_does_not_deafen_the_others_and_one_that_left_hears_nothing()
    {
        var heard = new ConcurrentQueue<string>();
        var left = Backplane.Subscribe("news", Hear("left", heard));
        left.Dispose();
        using var broken = Backplane.Subscribe("news", _ => throw new InvalidOperationException("Broken on purpose."));
        using var sound = Backplane.Subscribe("news", Hear("sound", heard));
        await Eventually.BeAsync(async () =>
        {
            await Backplane.PublishAsync("news", "x", CancellationToken.None);
            return heard.Contains("sound x");
        });
        heard.ShouldNotContain("left x");
    }

    [Fact]
    public async Task What_is_too_long_to_announce_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => Backplane.PublishAsync("chat", new string('é', 4000), CancellationToken.None));

    private static Func<string, Task> Hear(string name, ConcurrentQueue<string> heard) => payload =>
    {
        heard.Enqueue($"{name} {payload}");
        return Task.CompletedTask;
    };
}
