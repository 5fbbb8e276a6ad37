using PrepPlatform.Assessments;
using PrepPlatform.Evaluation;
using PrepPlatform.Hosting;
using PrepPlatform.Identity;
using PrepPlatform.Operations;
using PrepPlatform.Placement;
using PrepPlatform.Practice;
using PrepPlatform.Profiles;
using PrepPlatform.Reports;
using PrepPlatform.Tenancy;

namespace PrepPlatform.Web;

/// <summary>The capabilities of this product, in the order in which they prepare and seed.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new TenancyModule(), new IdentityModule(), new OperationsModule(), new EvaluationModule(), new AssessmentsModule(), new PracticeModule(), new ProfilesModule(), new PlacementModule(), new ReportsModule(),
    ];
}
