using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Domain;

internal sealed partial class OfferedDrive
{
    /// <summary>The company's until the college opens it; then the college's.</summary>
    public bool MayEdit => Status is DriveStatus.Draft or DriveStatus.Offered;

    public bool MayOffer => Status == DriveStatus.Draft;

    public bool MayCancel => Status is DriveStatus.Offered or DriveStatus.Open;

    public void Edit(DriveTerms terms, DateTimeOffset at)
    {
        Allow(MayEdit, "be edited");
        Put(terms);
        Touch(at);
    }

    public void SetRules(Rule rule, Ranking ranking, DateTimeOffset at)
    {
        Allow(MayEdit, "get other rules");
        (Rule, Ranking) = (rule.Write(), ranking.Write());
        Touch(at);
    }

    /// <summary>Offers a draft to a college; from now on it is that college's.</summary>
    public void Offer(Guid college, DateTimeOffset at)
    {
        Allow(MayOffer, "be offered");
        (CollegeId, Status) = (college, DriveStatus.Offered);
        Touch(at);
    }

    /// <summary>The same for another college, to be offered to it.</summary>
    public OfferedDrive CopyFor(Guid college, DateTimeOffset at)
    {
        var copy = new OfferedDrive(Guid.CreateVersion7(), Guid.Empty, DriveStatus.Draft, Title, Terms, Rule, Ranking, at);
        copy.Offer(college, at);
        Touch(at); // Its form, sent twice, offers once.
        return copy;
    }

    public void Cancel(DateTimeOffset at)
    {
        Allow(MayCancel, "be cancelled");
        Status = DriveStatus.Cancelled;
        Touch(at);
    }

    /// <summary>The end of the partnership.</summary>
    public void CallOff(DateTimeOffset at)
    {
        if (Status is not (DriveStatus.Offered or DriveStatus.Open)) return;
        Status = DriveStatus.Cancelled;
        Touch(at);
    }

    /// <summary>Counts the next message to the college.</summary>
    public int NextSequence()
    {
        Version++;
        return ++Sequence;
    }

    /// <summary>Whether the college's message changes anything: newer ones do, and of two with the same number the college's stands; a cancelled drive stays so.</summary>
    public bool Hears(DriveStatus told, int sequence) =>
        Status is not (DriveStatus.Cancelled or DriveStatus.Draft) && told is DriveStatus.Offered or DriveStatus.Open or DriveStatus.Closed or DriveStatus.Cancelled
        && (sequence > Sequence || (sequence == Sequence && told != Status));

    /// <summary>Takes on what the college told.</summary>
    public void Hear(DriveStatus told, DriveTerms terms, string rule, string ranking, int? applied, int sequence, DateTimeOffset at)
    {
        if (!Hears(told, sequence)) throw new InvalidOperationException("This message is to be ignored.");
        (Status, Rule, Ranking, Applied, Sequence) = (told, rule, ranking, applied ?? Applied, sequence);
        Put(terms);
        Touch(at);
    }

    /// <summary>A row for a drive that a college runs for this company.</summary>
    public static OfferedDrive Begin(Guid id, Guid college, DriveStatus status, DriveTerms terms, string rule, string ranking, int? applied, int sequence, DateTimeOffset at) =>
        new(id, college, status, terms.Title, terms.Write(), rule, ranking, at) { Applied = applied, Sequence = sequence };

    private void Put(DriveTerms terms) => (Title, Terms) = (terms.Title, terms.Write());

    private void Touch(DateTimeOffset at)
    {
        ChangedAt = at;
        Version++;
    }

    private void Allow(bool may, string what)
    {
        if (!may) throw new InvalidOperationException($"An offer that is {Status} cannot {what}.");
    }
}
