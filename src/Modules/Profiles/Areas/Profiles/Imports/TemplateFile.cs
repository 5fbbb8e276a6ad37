using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>The file to start from: all columns and one line that shows how to fill them.</summary>
internal static class TemplateFile
{
    private static readonly string[] Example = ["23CS001", "asha.singh@example.edu", "B.Tech", "Computer Science and Engineering", "2027", "8.25", "10", "0", "1", "91.4", "88.2"];

    public static async Task<byte[]> WriteAsync(CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await using (var csv = new CsvTableWriter(file, TimeZoneInfo.Utc))
        {
            await csv.WriteRowAsync([.. ImportColumns.All.Select(c => c.Title)], cancellation);
            await csv.WriteRowAsync(Example, cancellation);
        }

        return file.ToArray();
    }
}
