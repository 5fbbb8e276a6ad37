using PrepPlatform.Hosting;

namespace PrepPlatform.Web.Start;

/// <summary>What the command line says; everything else on it is configuration (<c>--Host:BaseDomain prep.example.edu</c>).</summary>
/// <param name="MigrateOnly">Bring the databases up to date and stop.</param>
/// <param name="Port">Where to listen on loopback, or null: as configured.</param>
/// <param name="DataFolder">Where the embedded database keeps its files, or null.</param>
/// <param name="NoDemo">Without demo tenants' people.</param>
/// <param name="Rest">Configuration.</param>
internal sealed record StartArguments(bool MigrateOnly, int? Port, string? DataFolder, bool NoDemo, string[] Rest)
{
    public static StartArguments Parse(string[] args)
    {
        var migrate = args is ["migrate", ..];
        var rest = new List<string>();
        var (port, data, noDemo) = ((int?)null, (string?)null, false);
        var words = new Queue<string>(migrate ? args.Skip(1) : args);
        while (words.TryDequeue(out var word))
        {
            if (word == "--no-demo") noDemo = true;
            else if (word == "--port") port = int.TryParse(Next(words, word), out var number) && number is >= 0 and < 65536 ? number : throw new StartException("--port must be a number from 0 to 65535.");
            else if (word == "--data") data = Path.GetFullPath(Next(words, word));
            else rest.Add(word);
        }

        return new StartArguments(migrate, port, data, noDemo, [.. rest]);
    }

    private static string Next(Queue<string> words, string option) =>
        words.TryDequeue(out var value) ? value : throw new StartException($"{option} needs a value.");
}
