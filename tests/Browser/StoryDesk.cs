using Microsoft.Playwright;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Browser;

/// <summary>A product that works in the background too: events and messages between tenants are delivered, and clocks strike.</summary>
public sealed class StoryDesk() : Desk(new WholeApp())
{
    /// <summary>Loads an address again until something stands on the page: it comes by an event, a message or a clock.</summary>
    public static Task ComesAsync(IPage page, string address, Func<IPage, ILocator> what) => Eventually.BeAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(what);
        await page.GotoAsync(address);
        return await what(page).CountAsync() > 0;
    });

    private sealed class WholeApp : PrepApp
    {
        protected override string Role => "All";
    }
}
