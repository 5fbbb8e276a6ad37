using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Seeding;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Navigation;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Placement;

/// <summary>What the company's side of candidates' cards, and the college's answer to it, add to the module.</summary>
internal static class CandidateParts
{
    public const string View = "candidates.view", Move = "candidates.move";

    public static readonly IReadOnlyList<Permission> Permissions =
    [
        new(View, "See candidates' cards, compare and export them, and write notes"),
        new(Move, "Move candidates through rounds, select and reject them"),
    ];

    public static readonly IReadOnlyList<NavigationItem> Navigation = [new("Candidates", "/candidates", "user-check", View, 20, "cards shortlist applicants students")];

    public static IServiceCollection AddCandidates(this IServiceCollection services) => services
        .AddTenantMessageHandler<CardSent, ReceiveCard>().AddTenantMessageHandler<CardNarrowed, NarrowCard>().AddTenantMessageHandler<CardTakenBack, TakeCardBack>()
        .AddTenantMessageHandler<CardLookedAt, HearLook>().AddTenantMessageHandler<CardMoved, HearMove>()
        .AddScoped<CardOwner>().AddScoped<ToldCard>().AddScoped<CompanyDrives>()
        .AddScoped<IDashboardWidget, CandidatesWidget>().AddScoped<IPaletteSource, CandidatePalette>()
        .AddScoped<DemoCandidates>();
}
