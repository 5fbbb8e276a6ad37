using System.Security.Cryptography;

namespace PrepPlatform.Placement.Domain;

internal sealed partial class Application
{
    private static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    /// <summary>When the company's card was taken back; null: it has it, or none was ever sent (<see cref="CardSequence"/> is 0 then).</summary>
    public DateTimeOffset? CardTakenBackAt { get; private set; }

    /// <summary>Whether the company has the card.</summary>
    public bool CardIsOut => CardSequence > 0 && CardTakenBackAt is null;

    public bool MayWithdraw => Status != ApplicationStatus.Withdrawn;

    /// <summary>Whether the withdrawal was a slip: taking it back brings the consent of before, which is asked for anew later.</summary>
    public bool MayUndoWithdrawal(DateTimeOffset now) => Status == ApplicationStatus.Withdrawn && now - ChangedAt <= UndoTime;

    /// <summary>The student's consent, to the letter; null where it is what it was.</summary>
    public ApplicationEvent? Consent(IReadOnlyCollection<string> fields, DateTimeOffset at)
    {
        if (Status == ApplicationStatus.Withdrawn) throw new InvalidOperationException("What is withdrawn shares nothing.");
        if (fields.ToHashSet().SetEquals(Consented)) return null;
        Consented = [.. fields];
        Touch(at);
        return new(Id, "consent-changed", string.Join(", ", Consented), "", at);
    }

    public ApplicationEvent Withdraw(DateTimeOffset at)
    {
        if (!MayWithdraw) throw new InvalidOperationException("It is withdrawn already.");
        Status = ApplicationStatus.Withdrawn;
        Touch(at);
        return new(Id, "withdrawn", "", "", at);
    }

    /// <summary>Back among those who applied. A card that was out is not sent again: the next one is a new one, which the company cannot join with the old.</summary>
    public ApplicationEvent ApplyAgain(IReadOnlyCollection<string> fields, DateTimeOffset at)
    {
        if (Status != ApplicationStatus.Withdrawn) throw new InvalidOperationException("It is not withdrawn.");
        (Status, Round, Consented) = (ApplicationStatus.Applied, "", [.. fields]);
        if (CardSequence > 0) (CardId, CardSequence, CardTakenBackAt) = (new(RandomNumberGenerator.GetBytes(16)), 0, null);
        Touch(at);
        return new(Id, "applied", string.Join(", ", Consented), "", at);
    }

    /// <summary>Counts the message that takes the card back.</summary>
    public int TakeCardBack(DateTimeOffset at)
    {
        if (!CardIsOut) throw new InvalidOperationException("The company has no card of it.");
        CardTakenBackAt = at;
        Touch(at);
        return ++CardSequence;
    }

    private void Touch(DateTimeOffset at)
    {
        ChangedAt = at;
        Version++;
    }
}
