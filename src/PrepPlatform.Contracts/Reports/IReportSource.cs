namespace PrepPlatform.Contracts.Reports;

/// <summary>A report that a module can give; the Reports module schedules it, writes its files and keeps them.</summary>
public interface IReportSource
{
    /// <summary>Its key: <c>placement</c>.</summary>
    string Key { get; }

    /// <summary>Its name for people.</summary>
    string Title { get; }

    /// <summary>What stands in it, one sentence.</summary>
    string Summary { get; }

    /// <summary>The permission that reading it needs.</summary>
    string Permission { get; }

    /// <summary>Reads it for the current tenant as it is now.</summary>
    Task<ReportContent> ReadAsync(CancellationToken cancellation);
}

/// <summary>What a report says.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Figures">What matters first.</param>
/// <param name="Tables">Its tables, the shortest first; the last one holds the rows that CSV gets.</param>
public sealed record ReportContent(string Title, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<ReportTable> Tables);

/// <summary>A number with its name.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">As it is shown.</param>
public sealed record ReportFigure(string Label, string Value);

/// <summary>A table whose rows are read as they are written, so that memory does not grow with them.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Count">How many rows there are, for progress; the rows decide.</param>
/// <param name="Rows">The rows; each cell is a text, a number (<see cref="decimal"/> or <see cref="int"/>), a <see cref="DateTimeOffset"/> or null. They can be read more than once.</param>
public sealed record ReportTable(string Title, IReadOnlyList<ReportColumn> Columns, int Count, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>A column.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="IsNumber">Whether its cells are aligned as numbers.</param>
public sealed record ReportColumn(string Name, bool IsNumber = false);
