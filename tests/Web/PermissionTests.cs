using System.Runtime.CompilerServices;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>Compares every endpoint's answers with the table that people review.</summary>
public sealed class PermissionTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        var table = PermissionTable.Read(Beside("permissions.tsv"));
        var endpoints = PermissionTable.Endpoints(app.Services);
        table.Keys.Except(endpoints).ShouldBeEmpty("these rows have no endpoint any more");
        var rows = await AnswersAsync(endpoints);
        var wrong = endpoints.Where(e => !table.TryGetValue(e, out var expected) || !expected.SequenceEqual(rows[e]))
            .Select(e => $"{e}\t{string.Join('\t', rows[e])}").ToList();
        wrong.ShouldBeEmpty($"the answers are these; if they are meant, put them into permissions.tsv:\n{string.Join('\n', wrong)}\n");
    }

    private async Task<Dictionary<string, string[]>> AnswersAsync(IReadOnlyList<string> endpoints)
    {
        var rows = endpoints.ToDictionary(e => e, _ => new string[PermissionTable.People.Length]);
        for (var column = 0; column < PermissionTable.People.Length; column++)
        {
            var (_, site, email) = PermissionTable.People[column];
            using var signedIn = email.Length > 0 ? await app.SignInAsync(email, site) : app.Visit(site);
            var token = await signedIn.TokenAsync();
            foreach (var endpoint in endpoints)
            {
                using var visitor = signedIn.Copy(); // Signing out must not change what the next one sees.
                rows[endpoint][column] = await PermissionTable.AskAsync(visitor, endpoint, token);
            }
        }

        return rows;
    }

    private static string Beside(string file, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, file);
}
