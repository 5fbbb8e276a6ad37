using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Navigation;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Web.Areas.Shell.Search;

/// <summary>Finds pages and things by a few letters: the command palette, and the same as a page of its own.</summary>
[SignedIn]
[Area("Shell")]
internal sealed class SearchController(
    NavigationMap navigation, IEnumerable<IPaletteSource> sources, ICurrentPerson person, IStringLocalizer words) : Controller
{
    private const int Shortest = 2;

    [HttpGet("/search")]
    public async Task<IActionResult> Index([StringLength(80)] string? q, CancellationToken cancellation) => View(await FindAsync(q ?? "", cancellation));

    [HttpGet("/palette")]
    public async Task<IActionResult> Palette([StringLength(80)] string? q, CancellationToken cancellation) =>
        PartialView("_Results", await FindAsync(q ?? "", cancellation));

    private async Task<Found> FindAsync(string q, CancellationToken cancellation)
    {
        var text = q.Trim() is { Length: <= 80 } short80 ? short80 : "";
        var groups = new List<FoundGroup> { new("Pages", Pages(text)) };
        if (text.Length >= Shortest)
            foreach (var source in sources) groups.Add(new(source.Group, await source.FindAsync(text, cancellation)));
        return new Found(text, [.. groups.Where(g => g.Hits.Count > 0)]);
    }

    private List<PaletteHit> Pages(string text) => [.. navigation.Items
        .Where(i => i.Permission is null || person.May(i.Permission))
        .Where(i => words[i.Label].Value.Contains(text, StringComparison.CurrentCultureIgnoreCase) || i.Words.Contains(text, StringComparison.OrdinalIgnoreCase))
        .Select(i => new PaletteHit(words[i.Label].Value, "", i.Url))];
}

internal sealed record Found(string Text, IReadOnlyList<FoundGroup> Groups);

internal sealed record FoundGroup(string Name, IReadOnlyList<PaletteHit> Hits);
