using System.Security.Cryptography;

namespace PrepPlatform.Placement.Domain;

internal sealed partial class Application
{
    /// <summary>When the company's card was taken back; null: it has it, or none was ever sent (<see cref="CardSequence"/> is 0 then).</summary>
    public DateTimeOffset? CardTakenBackAt { get; private set; }

    /// <summary>Whether the company has the card.</summary>
    public bool CardIsOut => CardSequence > 0 && CardTakenBackAt is null;

    public bool MayWithdraw => Status != ApplicationStatus.Withdrawn;

    /// <summary>The student's consent, to the letter.</summary>
    public ApplicationEvent Consent(IEnumerable<string> fields, DateTimeOffset at)
    {
        if (Status == ApplicationStatus.Withdrawn) throw new InvalidOperationException("What is withdrawn shares nothing.");
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
    public ApplicationEvent ApplyAgain(DateTimeOffset at)
    {
        if (Status != ApplicationStatus.Withdrawn) throw new InvalidOperationException("It is not withdrawn.");
        (Status, Round) = (ApplicationStatus.Applied, "");
        if (CardSequence > 0) (CardId, CardSequence, CardTakenBackAt) = (new(RandomNumberGenerator.GetBytes(16)), 0, null);
        Touch(at);
        return new(Id, "applied", "", "", at);
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
