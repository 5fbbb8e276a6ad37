using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Domain;

internal sealed partial class Drive
{
    /// <summary>How many applied, as the company was told last.</summary>
    public int? ToldApplied { get; private set; }

    public bool MayEdit => Status is DriveStatus.Draft or DriveStatus.Offered or DriveStatus.Open;

    /// <summary>Rules can be changed until a shortlist that was made by them is out.</summary>
    public bool MayRule => Status != DriveStatus.Cancelled && PublishedShortlistId is null;

    public bool MayOpen => Status is DriveStatus.Draft or DriveStatus.Offered && RulesNumber > 0;

    public bool MayClose => Status == DriveStatus.Open;

    public bool MayReopen => Status == DriveStatus.Closed && PublishedShortlistId is null;

    public bool MayCancel => Status is DriveStatus.Offered or DriveStatus.Open or DriveStatus.Closed && PublishedShortlistId is null;

    /// <summary>Whether the company knows of it.</summary>
    public bool IsTold => Status != DriveStatus.Draft;

    public bool TakesApplications(DateTimeOffset now) => Status == DriveStatus.Open && now <= ApplyBy;

    public void Edit(DriveTerms terms, DateTimeOffset at)
    {
        Allow(MayEdit, "be edited");
        Put(terms);
        Touch(at);
    }

    /// <summary>The rules with the next number, which are in force from now on.</summary>
    public DriveRules NextRules(Rule rule, Ranking ranking, Guid? by, DateTimeOffset at)
    {
        Allow(MayRule, "get other rules");
        RulesNumber++;
        Touch(at);
        return new DriveRules(Id, RulesNumber, rule.Write(), ranking.Write(), by, at);
    }

    /// <summary>Rules that came with the company's offer.</summary>
    public DriveRules HearRules(int number, Rule rule, Ranking ranking, DateTimeOffset at)
    {
        RulesNumber = number;
        return new DriveRules(Id, number, rule.Write(), ranking.Write(), null, at);
    }

    public void CountOnlyVerified(bool only) => OnlyVerified = only;

    public void Open(DateTimeOffset at)
    {
        Allow(MayOpen, "be opened");
        if (at >= ApplyBy) throw new InvalidOperationException("A drive whose last day is over cannot be opened.");
        Become(DriveStatus.Open, at);
    }

    public void Close(DateTimeOffset at)
    {
        Allow(MayClose, "be closed");
        Become(DriveStatus.Closed, at);
    }

    /// <param name="applyBy">Until when students can apply now.</param>
    /// <param name="at">Now.</param>
    public void Reopen(DateTimeOffset applyBy, DateTimeOffset at)
    {
        Allow(MayReopen, "be opened again");
        if (applyBy <= at) throw new InvalidOperationException("The new last day has to be ahead.");
        Put(DriveTerms.Read(Terms) with { ApplyBy = applyBy });
        Become(DriveStatus.Open, at);
    }

    public void Cancel(DateTimeOffset at)
    {
        Allow(MayCancel, "be cancelled");
        Become(DriveStatus.Cancelled, at);
    }

    /// <summary>The end of the partnership: what is not done yet is called off, what was held stays on record.</summary>
    public void CallOff(DateTimeOffset at)
    {
        if (Status is DriveStatus.Draft or DriveStatus.Offered or DriveStatus.Open) Become(DriveStatus.Cancelled, at);
    }

    /// <summary>Counts the next message to the company.</summary>
    public int NextSequence(int applied)
    {
        ToldApplied = applied;
        Version++;
        return ++Sequence;
    }

    /// <summary>
    /// Whether the company's message changes anything. It may change its offer until the college opens it, and cancel while its own row is open; that is heard whatever
    /// happened here meanwhile and whatever its number, since for the company the drive is over.
    /// </summary>
    public bool Hears(DriveStatus told, int sequence) => Status is not (DriveStatus.Cancelled or DriveStatus.Draft)
        && (told == DriveStatus.Cancelled || (Status == DriveStatus.Offered && told == DriveStatus.Offered && sequence > Sequence));

    /// <summary>Takes on what the company told.</summary>
    public void Hear(DriveStatus told, DriveTerms terms, int sequence, DateTimeOffset at)
    {
        if (!Hears(told, sequence)) throw new InvalidOperationException("This message is to be ignored.");
        if (told == DriveStatus.Offered) Put(terms);
        Sequence = Math.Max(Sequence, sequence);
        Become(told, at);
    }

    /// <summary>A row for what a company offers, or for a draft; with its terms in the columns that lists read.</summary>
    public static Drive Begin(Guid id, Guid company, DriveStatus status, DriveTerms terms, int sequence, DateTimeOffset at)
    {
        var drive = new Drive(id, company, status, "", at) { Sequence = sequence };
        drive.Put(terms);
        return drive;
    }

    private void Put(DriveTerms terms) => (Title, Terms, ApplyBy) = (terms.Title, terms.Write(), terms.ApplyBy);

    private void Become(DriveStatus status, DateTimeOffset at)
    {
        Status = status;
        Touch(at);
    }

    private void Touch(DateTimeOffset at)
    {
        ChangedAt = at;
        Version++;
    }

    private void Allow(bool may, string what)
    {
        if (!may) throw new InvalidOperationException($"A drive that is {Status} cannot {what}.");
    }
}
