using Microsoft.Playwright;

namespace PrepPlatform.Tests.Browser;

/// <summary>What several tests do with a page.</summary>
internal static class PageSteps
{
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.Locator("#Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>As the mode switch does, without asking the server again; what fades is done fading.</summary>
    public static async Task ShowAsync(this IPage page, string mode)
    {
        await page.EvaluateAsync("mode => { document.documentElement.dataset.bsTheme = mode; }", mode);
        await page.SettleAsync();
    }

    public static async Task ResizeAsync(this IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 844);
        await page.SettleAsync();
    }

    private static Task SettleAsync(this IPage page) => page.EvaluateAsync("""
        async () => {
          const frame = () => new Promise(requestAnimationFrame);
          await frame();
          // What turns for ever is never done, and what is in a closed <details> does not move on.
          const moving = document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity && a.effect.target.checkVisibility());
          await Promise.all(moving.map(a => a.finished.catch(() => {})));
          await frame();
        }
        """);

    /// <summary>A phone's and a desk's width, light and dark.</summary>
    public static async Task KeepPicturesAsync(this IPage page, string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await page.ResizeAsync(width);
            foreach (var mode in new[] { "light", "dark" })
            {
                await page.ShowAsync(mode);
                await page.ScreenshotAsync(new() { Path = $"{name}-{width}-{mode}.png" });
            }
        }
    }
}
