using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Pairs;

/// <summary>Rows and columns as one candidate sees them. Right sides that say the same are one column.</summary>
internal sealed class MatchingQuestion
{
    private readonly string[] lefts, rights, meanings;
    private readonly int[] rows, columns;
    private readonly bool asWritten;

    public MatchingQuestion(JsonElement definition, Arrangement arrangement)
    {
        var pairs = definition.List("pairs");
        lefts = Array.ConvertAll(pairs, p => p.Text("left"));
        rights = [.. pairs.Select(p => p.Text("right")), .. definition.Texts("distractors")];
        meanings = Array.ConvertAll(rights, Words.Spaced);
        asWritten = arrangement.Seed == 0;
        rows = Shuffling.Places(lefts.Length, arrangement, arrangement.Shuffle, purpose: 2);
        int[] distinct = [.. Enumerable.Range(0, rights.Length).Where(i => Array.IndexOf(meanings, meanings[i]) == i)];
        columns = Array.ConvertAll(Shuffling.MixedFromText(Array.ConvertAll(distinct, i => meanings[i]), arrangement, purpose: 3), i => distinct[i]);
    }

    public int Rows => rows.Length;

    public int Columns => columns.Length;

    public string Left(int row) => lefts[rows[row]];

    public string Right(int column) => rights[columns[column]];

    public static string RowId(int row) => Ids.Row(row);

    public string ColumnId(int column) => Ids.Column(asWritten ? columns[column] : column);

    /// <summary>The column that belongs to a row.</summary>
    public int Belonging(int row) => ColumnOf(rows[row]);

    public int FindRow(string id)
    {
        for (var row = 0; row < rows.Length; row++)
            if (RowId(row) == id) return row;
        return -1;
    }

    /// <summary>As written, r3 also means the third pair's right side where an earlier one says the same.</summary>
    public int FindColumn(string id)
    {
        for (var i = 0; i < (asWritten ? rights.Length : columns.Length); i++)
            if (Ids.Column(i) == id) return asWritten ? ColumnOf(i) : i;
        return -1;
    }

    private int ColumnOf(int right) => Array.IndexOf(columns, Array.IndexOf(meanings, meanings[right]));
}
