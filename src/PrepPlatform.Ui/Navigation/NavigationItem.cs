namespace PrepPlatform.Ui.Navigation;

/// <summary>A place in the rail, in a phone's bottom bar and in the command palette.</summary>
/// <param name="Label">English text, also the key of its translation.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Icon">A name in the icon sprite.</param>
/// <param name="Permission">Who sees it; null: everyone who is signed in.</param>
/// <param name="Order">Lower comes first; tens, so that modules can stand between.</param>
/// <param name="Words">Further words that find it in the command palette.</param>
public sealed record NavigationItem(string Label, string Url, string Icon, string? Permission, int Order, string Words = "");

/// <summary>All modules' places, in order.</summary>
/// <param name="Items">The places.</param>
public sealed record NavigationMap(IReadOnlyList<NavigationItem> Items);
