using System.Text;
using PrepPlatform.Profiles.Areas.Profiles.Shared;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>The file to start from: all columns and one line that shows how to fill them.</summary>
internal static class TemplateFile
{
    private static readonly string[] Example = ["23CS001", "asha.singh@example.edu", "B.Tech", "Computer Science and Engineering", "2027", "8.25", "10", "0", "1", "91.4", "88.2"];

    /// <summary>UTF-8 with its mark, which spreadsheets need.</summary>
    public static byte[] Bytes => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes($"{Csv.Line(ImportColumns.All.Select(c => c.Title))}\r\n{Csv.Line(Example)}\r\n")];
}
