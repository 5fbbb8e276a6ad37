using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.CandidateMoves;

internal enum MoveStep
{
    /// <summary>Into the round after theirs.</summary>
    Next,

    /// <summary>Into a round by name.</summary>
    Round,

    Select,
    Reject,

    /// <summary>Where they were before the last move.</summary>
    Back,
}

/// <summary>Moves candidates through their drive's rounds, all of those named or none, and tells their colleges.</summary>
internal sealed class MoveCandidates(PrepDb db, CompanyDrives drives, IAudit audit, TimeProvider clock) : IUseCase
{
    public const int Most = ListCandidates.PageSize;

    /// <returns>Those that were moved; who was there already is not among them.</returns>
    public async Task<Result<IReadOnlyList<Card>>> RunAsync(IReadOnlyList<CardRef> refs, MoveStep step, string round, Actor by, CancellationToken cancellation)
    {
        if (refs.Count is 0 or > Most) return Fail(string.Create(CultureInfo.InvariantCulture, $"Select 1 to {Most} candidates."));
        var ids = refs.Select(r => r.Id).ToList();
        var cards = await db.Set<Card>().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Rank).ThenBy(c => c.Id).ToListAsync(cancellation);
        if (cards.Count != refs.Count) return Result.NotFound<IReadOnlyList<Card>>();
        if (cards.Exists(c => c.Status == CardStatus.Withdrawn)) return Fail("One of them has withdrawn and is moved no more. Leave them out.");
        if (cards.Exists(c => refs.First(r => r.Id == c.Id).Version != c.Version)) return Result.Stale<IReadOnlyList<Card>>();
        var offered = step is MoveStep.Next or MoveStep.Round ? await drives.ReadAsync(cancellation) : new Dictionary<Guid, CompanyDrive>();
        var moved = new List<Card>();
        foreach (var card in cards)
        {
            var aim = Aim(card, offered.GetValueOrDefault(card.DriveId), step, round);
            if (!aim.Succeeded) return Result.Invalid<IReadOnlyList<Card>>(aim.Problems);
            if (card.Move(aim.Value.Status, aim.Value.Round)) moved.Add(card);
        }

        Tell(moved, by);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok<IReadOnlyList<Card>>(moved);
    }

    private static Result<(CardStatus Status, string Round)> Aim(Card card, CompanyDrive? drive, MoveStep step, string round) => step switch
    {
        MoveStep.Select => Result.Ok((CardStatus.Selected, card.Round)),
        MoveStep.Reject => Result.Ok((CardStatus.Rejected, card.Round)),
        MoveStep.Back => Result.Ok((card.WasStatus, card.WasRound)),
        MoveStep.Round when drive?.Rounds.Contains(round) == true => Result.Ok((CardStatus.Active, round)),
        MoveStep.Round => Refuse($"{card.Name}'s drive has no such round. Choose another, or leave them out."),
        _ when card.Status != CardStatus.Active => Refuse($"{card.Name} is already {card.Status.ToString().ToLowerInvariant()}. Move them to a round by its name to take that back."),
        _ => drive?.After(card.Round) is { } next ? Result.Ok((CardStatus.Active, next)) : Refuse($"{card.Name} is in the last round. Select or reject them."),
    };

    private void Tell(List<Card> moved, Actor by)
    {
        var now = clock.GetUtcNow();
        foreach (var card in moved)
        {
            db.Add(new CardEvent(card.Id, by.Id, card.Status switch { CardStatus.Selected => "selected", CardStatus.Rejected => "rejected", _ => "moved" }, card.Round, now));
            db.Publish(new CardMoved(new TenantId(card.CollegeId), card.CardId, card.Sequence, card.Status.ToString(), card.Round, by.Name, now), now);
        }

        // Without names: a candidate may withdraw, and the log stays.
        if (moved is [var one]) audit.Record("candidates.moved", $"card/{one.Id}", $"Moved a candidate: {Say(one)}");
        else if (moved.Count > 0) audit.Record("candidates.moved", "cards", string.Create(CultureInfo.InvariantCulture, $"Moved {moved.Count} candidates: {string.Join("; ", moved.Select(Say).Distinct())}"));
    }

    private static string Say(Card card) => card.Status == CardStatus.Active ? card.Round.Length > 0 ? card.Round : "before the first round" : card.Status.ToString().ToLowerInvariant();

    private static Result<(CardStatus, string)> Refuse(string message) => Result.Invalid<(CardStatus, string)>("", message);

    private static Result<IReadOnlyList<Card>> Fail(string message) => Result.Invalid<IReadOnlyList<Card>>("", message);
}
