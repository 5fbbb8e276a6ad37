using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Htmx;

namespace PrepPlatform.Placement.Areas.Placement.CandidateMoves;

internal sealed class MoveForm
{
    /// <summary>The cards as the page showed them (<see cref="CardRef"/>).</summary>
    public List<string> Cards { get; set; } = [];

    public MoveStep To { get; set; }

    public string Round { get; set; } = "";

    public string Back { get; set; } = "";

    public IReadOnlyList<CardRef> Refs => CardRef.ReadAll(Cards);
}

/// <summary>Moves one candidate from the card, or several from the list.</summary>
[Requires(CandidateParts.Move)]
internal sealed class CandidateMovesController(MoveCandidates move, PrepDb db, ICurrentPerson person) : Controller
{
    [HttpPost("/candidates/moves")]
    public async Task<IActionResult> Create(MoveForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || form.To is MoveStep.Reject or MoveStep.Back) return BadRequest(); // These two have addresses of their own.
        return await SayAsync(form, await move.RunAsync(form.Refs, form.To, form.Round, person.Actor(), cancellation), cancellation);
    }

    [HttpPost("/candidates/moves/deletion")]
    public async Task<IActionResult> Delete(MoveForm form, CancellationToken cancellation)
    {
        form.To = MoveStep.Back;
        var result = await move.RunAsync(form.Refs, form.To, "", person.Actor(), cancellation);
        return result.Succeeded ? new Done(Page(form), "The move is taken back.") : await SayAsync(form, result, cancellation);
    }

    /// <summary>Shows whom it would be, and does it when that was confirmed.</summary>
    [HttpPost("/candidates/rejections")]
    public async Task<IActionResult> Reject(MoveForm form, bool confirmed, CancellationToken cancellation)
    {
        form.To = MoveStep.Reject;
        if (confirmed || form.Refs.Count is 0 or > MoveCandidates.Most) return await SayAsync(form, await move.RunAsync(form.Refs, form.To, "", person.Actor(), cancellation), cancellation);
        var cards = await CardsAsync(form, cancellation);
        return cards.Count == form.Refs.Count ? View("Confirm", new MovePage(form, cards, Page(form))) : NotFound();
    }

    private async Task<IActionResult> SayAsync(MoveForm form, Result<IReadOnlyList<Card>> result, CancellationToken cancellation)
    {
        if (!result.Succeeded)
        {
            return result.Problems.Any(p => p.Kind == ProblemKind.Stale)
                ? this.Again(result, "Stale", new MovePage(form, await CardsAsync(form, cancellation), Page(form)))
                : this.Again(result, "NotMoved", new NotMoved(result.Problems[0].Message, Page(form)));
        }

        var moved = result.Value;
        var undo = $"/candidates/moves/deletion?{string.Join('&', moved.Select(c => $"cards={new CardRef(c.Id, c.Version)}").Append($"back={Uri.EscapeDataString(Page(form))}"))}";
        return moved.Count switch
        {
            0 => new Done(Page(form), "Nothing had to be changed."),
            1 => new Done(Page(form), One(moved[0]), moved[0].Name, moved[0].Round) { Undo = undo },
            _ => new Done(Page(form), Several(form.To), moved.Count, moved[0].Round) { Undo = undo },
        };
    }

    private Task<List<Card>> CardsAsync(MoveForm form, CancellationToken cancellation)
    {
        var ids = form.Refs.Select(r => r.Id).ToList();
        return db.Set<Card>().AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Rank).ThenBy(c => c.Id).ToListAsync(cancellation);
    }

    private string Page(MoveForm form) => Url.IsLocalUrl(form.Back) ? form.Back : "/candidates";

    private static string One(Card card) => card.Status switch { CardStatus.Selected => "{0} is selected.", CardStatus.Rejected => "{0} is rejected.", _ => "{0} is in “{1}” now." };

    private static string Several(MoveStep to) => to switch
    {
        MoveStep.Select => "{0} candidates are selected.",
        MoveStep.Reject => "{0} candidates are rejected.",
        MoveStep.Round => "{0} candidates are in “{1}” now.",
        _ => "{0} candidates are in their next round now.",
    };
}

/// <summary>A move that waits for a word.</summary>
/// <param name="Form">What is wanted.</param>
/// <param name="Cards">The cards as they are now.</param>
/// <param name="Back">Where to go on.</param>
internal sealed record MovePage(MoveForm Form, IReadOnlyList<Card> Cards, string Back);

/// <summary>A move was refused.</summary>
/// <param name="Why">A sentence.</param>
/// <param name="Back">Where to go on.</param>
internal sealed record NotMoved(string Why, string Back);
