using System.Buffers;
using System.Text;

namespace PrepPlatform.Ui.Tables;

/// <summary>Writes CSV (RFC 4180, UTF-8 with byte order mark, since spreadsheets take it for another encoding without) row by row; formulas are neutralised.</summary>
/// <param name="to">Written asynchronously only, so it may be a response's body; left open.</param>
/// <param name="zone">Instants are told in it.</param>
public sealed class CsvTableWriter(Stream to, TimeZoneInfo zone) : IAsyncDisposable
{
    private const int Piece = 16_384;
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\r\n");
    private readonly StringBuilder line = new();
    private readonly StreamWriter writer = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Piece, leaveOpen: true);

    /// <summary>Writes the head or a row: texts, numbers, <see cref="DateTimeOffset"/>, <see cref="DateOnly"/>, bool or null.</summary>
    public async Task WriteRowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation)
    {
        line.Clear();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) line.Append(',');
            Append(CellText.Say(cells[i], zone));
        }

        await writer.WriteAsync(line.Append("\r\n"), cancellation);
    }

    /// <summary>Writes what is still held back.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>Semicolons and tabs are no separators here, but where a program takes them for such the quotes keep the cell whole.</summary>
    private void Append(string text)
    {
        if (text.AsSpan().IndexOfAny(Quoted) < 0) line.Append(text);
        else line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
