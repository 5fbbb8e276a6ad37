using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Profiles.Domain;

/// <summary>What a developer offers the college's students.</summary>
internal sealed class ExpertProfile : TenantEntity, IVersioned
{
    public const int MostHeadline = 120, MostTags = 20, MostTag = 40, MostAbout = 1500, MostLink = 300, MostYears = 60, MostPicture = 120;

    private ExpertProfile() { }

    public ExpertProfile(Guid accountId, DateTimeOffset at) => (AccountId, ChangedAt) = (accountId, at);

    public Guid AccountId { get; private set; }
    public string Headline { get; private set; } = "";
    public List<string> Expertise { get; private set; } = [];

    /// <summary>In the profession.</summary>
    public int? Years { get; private set; }

    public string About { get; private set; } = "";

    /// <summary>An http or https address, or empty.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Its name in the blob store, or empty. Every picture has a name of its own, so that a browser may keep it.</summary>
    public string Picture { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; } = 1;

    public void Edit(string headline, IEnumerable<string> expertise, int? years, string about, string link, DateTimeOffset at)
    {
        (Headline, Expertise, Years, About, Link, ChangedAt) = (headline, [.. expertise], years, about, link, at);
        Version++;
    }

    /// <summary>Gives the name of the picture that was there, or empty.</summary>
    public string Show(string picture, DateTimeOffset at)
    {
        var before = Picture;
        (Picture, ChangedAt) = (picture, at);
        Version++;
        return before;
    }
}
