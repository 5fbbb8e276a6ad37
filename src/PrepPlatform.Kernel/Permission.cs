namespace PrepPlatform.Kernel;

/// <summary>What a role may allow. Its name is also the name of the authorization policy.</summary>
/// <param name="Name">Two lower-case words with a dot: the thing and the verb, <c>people.manage</c>.</param>
/// <param name="Meaning">What it lets a person do, in words for the tenant's admin.</param>
public sealed record Permission(string Name, string Meaning);
