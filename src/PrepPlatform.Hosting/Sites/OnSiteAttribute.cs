namespace PrepPlatform.Hosting.Sites;

/// <summary>Says on which sites a controller or an action answers; without it: where people have accounts.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OnSiteAttribute(SiteKind kinds) : Attribute
{
    /// <summary>The sites.</summary>
    public SiteKind Kinds => kinds;
}
