using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>Every endpoint of the product and what each kind of person gets from it; <c>permissions.tsv</c> is the reviewed copy.</summary>
internal static partial class PermissionTable
{
    /// <summary>Columns: a name, the site, and who is signed in there (empty: a visitor).</summary>
    public static readonly (string Name, string Site, string Email)[] People =
    [
        ("public", "", ""),
        ("visitor", "northfield", ""),
        ("student", "northfield", "student1@northfield.test"),
        ("developer", "northfield", "developer@northfield.test"),
        ("mentor", "northfield", "mentor@northfield.test"),
        ("instructor", "northfield", "instructor@northfield.test"),
        ("college-admin", "northfield", "admin@northfield.test"),
        ("recruiter", "acme", "recruiter@acme.test"),
        ("company-admin", "acme", "admin@acme.test"),
        ("admin-visitor", "admin", ""),
        ("operator", "admin", "operator@platform.test"),
    ];

    // Empty forms and things that are nobody's, so that an allowed request changes nothing.
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["id"] = "01900000-0000-7000-8000-00000000dead", ["tenant"] = "01900000-0000-7000-8000-00000000beef",
        ["identifier"] = "acme", ["key"] = "operations.sweep-outbox", ["status"] = "404",
        ["driveId"] = "01900000-0000-7000-8000-00000000dead", ["student"] = "01900000-0000-7000-8000-00000000dead",
        ["section"] = "01900000-0000-7000-8000-00000000dead", ["item"] = "01900000-0000-7000-8000-00000000dead", ["type"] = "no-such-type", ["format"] = "pdf",
        ["number"] = "999999", ["note"] = "01900000-0000-7000-8000-00000000dead", ["run"] = "01900000-0000-7000-8000-00000000dead",
        ["name"] = "01900000-0000-7000-8000-00000000dead",
    };

    /// <summary>All of them as <c>GET /path</c>, in order.</summary>
    public static IReadOnlyList<string> Endpoints(IServiceProvider services)
    {
        var actions = ((IActionDescriptorCollectionProvider)services.GetService(typeof(IActionDescriptorCollectionProvider))!).ActionDescriptors.Items;
        return [.. actions.OfType<ControllerActionDescriptor>().SelectMany(a =>
            (a.ActionConstraints?.OfType<Microsoft.AspNetCore.Mvc.ActionConstraints.HttpMethodActionConstraint>().SelectMany(c => c.HttpMethods) ?? ["GET"])
                .Select(method => $"{method} /{a.AttributeRouteInfo!.Template!.TrimStart('/')}")).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The answer that one person gets: a status, with where it leads when that is the sign-in page.</summary>
    public static async Task<string> AskAsync(Visitor visitor, string endpoint, string token)
    {
        var (method, path) = (endpoint.Split(' ')[0], Parameter().Replace(endpoint.Split(' ')[1], m => Samples[m.Groups[1].Value]));
        var answer = method == "GET" ? await visitor.GetAsync(path) : await visitor.PostAsync(path, token);
        var leads = answer.Headers.Location is { } to && to.ToString().Contains("/sign-in?", StringComparison.Ordinal) ? " sign-in" : "";
        return $"{(int)answer.StatusCode}{leads}";
    }

    public static Dictionary<string, string[]> Read(string file) => File.ReadAllLines(file).Skip(1).Where(l => l.Length > 0)
        .Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1..]);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
