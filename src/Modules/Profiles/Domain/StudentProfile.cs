using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Profiles.Domain;

/// <summary>What is known of a student. Each change leaves a <see cref="RecordChange"/>; one of the academic part takes the verification away, unless staff made it.</summary>
internal sealed class StudentProfile : TenantEntity, IVersioned
{
    private StudentProfile() { }

    public StudentProfile(Guid accountId, DateTimeOffset at) => (AccountId, ChangedAt) = (accountId, at);

    /// <summary>Whose.</summary>
    public Guid AccountId { get; private set; }

    public string RollNumber { get; private set; } = "";
    public string Degree { get; private set; } = "";
    public string Branch { get; private set; } = "";
    public int? GraduationYear { get; private set; }
    public decimal? Cgpa { get; private set; }
    public decimal CgpaScale { get; private set; } = 10;
    public int? ActiveBacklogs { get; private set; }
    public int? PastBacklogs { get; private set; }
    public decimal? Marks10 { get; private set; }
    public decimal? Marks12 { get; private set; }
    public string Phone { get; private set; } = "";
    public string About { get; private set; } = "";
    public List<string> Skills { get; private set; } = [];

    /// <summary>JSON of the <see cref="Project"/>s.</summary>
    public string Projects { get; private set; } = "[]";

    public DateTimeOffset? VerifiedAt { get; private set; }
    public Guid? VerifiedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>How much of <see cref="Completeness"/> is there.</summary>
    public int Complete { get; private set; }

    public int Version { get; private set; } = 1;

    public Academics Academics => new(RollNumber, Degree, Branch, GraduationYear, Cgpa, CgpaScale, ActiveBacklogs, PastBacklogs, Marks10, Marks12);

    public Personal Personal => new(Phone, About, Skills, Personal.Read(Projects));

    /// <summary>The student's own edit.</summary>
    public RecordChange? Edit(Academics academics, Personal personal, DateTimeOffset at)
    {
        List<FieldChange> school = [.. Academics.To(academics)], changed = [.. school, .. Personal.To(personal)];
        if (changed.Count == 0) return null;
        Take(academics);
        (Phone, About, Skills, Projects) = (personal.Phone, personal.About, [.. personal.Skills], Personal.Write(personal.Projects));
        if (school.Count > 0) (VerifiedAt, VerifiedBy) = (null, null);
        return Tell(ChangeKind.Edited, AccountId, changed, "", at);
    }

    /// <summary>Staff put right what the documents say, so it is verified; null where it was so already.</summary>
    public RecordChange? Correct(Academics academics, ChangeKind kind, Guid? by, string reason, DateTimeOffset at)
    {
        List<FieldChange> changed = [.. Academics.To(academics)];
        if (changed.Count == 0 && VerifiedAt is not null) return null;
        Take(academics);
        (VerifiedAt, VerifiedBy) = (at, by);
        return Tell(kind, by, changed, reason, at);
    }

    /// <summary>Null where it is verified already.</summary>
    public RecordChange? Verify(Guid by, DateTimeOffset at)
    {
        if (VerifiedAt is not null) return null;
        (VerifiedAt, VerifiedBy) = (at, by);
        return Tell(ChangeKind.Verified, by, [], "", at);
    }

    /// <summary>Null where it is not verified.</summary>
    public RecordChange? Unverify(Guid by, DateTimeOffset at)
    {
        if (VerifiedAt is null) return null;
        (VerifiedAt, VerifiedBy) = (null, null);
        return Tell(ChangeKind.Unverified, by, [], "", at);
    }

    private void Take(Academics a)
    {
        (RollNumber, Degree, Branch, GraduationYear) = (a.RollNumber, a.Degree, a.Branch, a.GraduationYear);
        (Cgpa, CgpaScale, ActiveBacklogs, PastBacklogs, Marks10, Marks12) = (a.Cgpa, a.CgpaScale, a.ActiveBacklogs, a.PastBacklogs, a.Marks10, a.Marks12);
    }

    private RecordChange Tell(ChangeKind kind, Guid? by, List<FieldChange> changed, string reason, DateTimeOffset at)
    {
        ChangedAt = at;
        Complete = Completeness.Of(Academics, Personal).Count(p => p.Done);
        Version++;
        return new RecordChange(Id, kind, by, changed, reason, at);
    }
}
