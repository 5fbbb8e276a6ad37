namespace PrepPlatform.Ui.Dashboard;

/// <summary>A module's share of the dashboard. It looks at who is signed in and adds what that person can use, in at most one query.</summary>
public interface IDashboardWidget
{
    /// <summary>Lower runs and shows first.</summary>
    int Order { get; }

    /// <summary>Adds its parts, or nothing.</summary>
    Task AddToAsync(DashboardPage page, CancellationToken cancellation);
}

/// <summary>What stands on one person's dashboard, from the top: the next action, a few numbers, lists.</summary>
public sealed class DashboardPage
{
    /// <summary>What to do now; the most urgent one is shown large.</summary>
    public IList<NextAction> Actions { get; } = [];

    /// <summary>Three to five numbers, each a link to what makes it up.</summary>
    public IList<Figure> Figures { get; } = [];

    /// <summary>Lists beneath.</summary>
    public IList<ListCard> Lists { get; } = [];
}

/// <summary>Something to do.</summary>
/// <param name="Title">A sentence.</param>
/// <param name="Text">Why, or by when.</param>
/// <param name="Button">A verb.</param>
/// <param name="Url">Where it is done.</param>
/// <param name="Urgency">Higher is shown first; 0 is "nothing is due".</param>
public sealed record NextAction(string Title, string Text, string Button, string Url, int Urgency);

/// <summary>A number.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">As shown.</param>
/// <param name="Note">Its trend or its context, or empty.</param>
/// <param name="Url">What makes it up, or null.</param>
/// <param name="Trend">Daily values, oldest first, for a small chart; empty: none.</param>
public sealed record Figure(string Label, string Value, string Note, string? Url, IReadOnlyList<int> Trend);

/// <summary>A list.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Empty">What to say, and do, when there are none.</param>
/// <param name="MoreUrl">The whole list, or null.</param>
public sealed record ListCard(string Title, IReadOnlyList<ListRow> Rows, string Empty, string? MoreUrl);

/// <summary>A row of a list.</summary>
/// <param name="Text">What.</param>
/// <param name="Detail">More, or empty.</param>
/// <param name="At">When, shown in the reader's zone, or null.</param>
/// <param name="Url">Where it leads, or null.</param>
public sealed record ListRow(string Text, string Detail, DateTimeOffset? At, string? Url);
