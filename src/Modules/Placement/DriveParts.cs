using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Handlers;
using PrepPlatform.Placement.Jobs;
using PrepPlatform.Placement.Seeding;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Navigation;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Placement;

/// <summary>What partnerships, drives and applications plug in.</summary>
internal static class DriveParts
{
    public static readonly IReadOnlyList<Permission> Permissions =
    [
        new(PlacementModule.ManagePartnerships, "Propose, answer, pause and end partnerships"),
        new(PlacementModule.ManageDrives, "Open, change and close drives, and see who applied"),
        new(PlacementModule.OfferDrives, "Write drives and offer them to colleges"),
        new(PlacementModule.Apply, "See drives, apply, and say what a company may see"),
    ];

    public static readonly IReadOnlyList<NavigationItem> Navigation =
    [
        new("Placement", "/drives", "briefcase", PlacementModule.Apply, 30, "companies drives jobs apply applications shortlist"),
        new("Placement", "/staff/drives", "briefcase", PlacementModule.ManageDrives, 32, "drives companies rules shortlists"),
        new("Drives", "/offers", "briefcase", PlacementModule.OfferDrives, 22, "offers jobs roles rules"),
        new("Partnerships", "/staff/partnerships", "building-2", PlacementModule.ManagePartnerships, 36, "companies colleges propose"),
    ];

    public static readonly IReadOnlyList<ScheduledJob> Jobs =
        [new("placement.tell-figures", "Tell companies how many applied", "0 0/15 * * * ?", typeof(TellFigures), JobReach.EachTenant)];

    public static IServiceCollection AddDrives(this IServiceCollection services) => services
        .AddScoped<DriveTelling>().AddScoped<PartnershipChanges>().AddScoped<Partners>().AddScoped<DriveDesk>().AddScoped<TellFigures>()
        .AddTenantMessageHandler<PartnershipTold, HearPartnership>().AddTenantMessageHandler<DriveTold, HearDrive>().AddEventHandler<CardsToTakeBack, TakeCardsBack>().AddEventHandler<CardsToSend, SendCardsAgain>()
        .AddScoped<IDashboardWidget, StudentDriveWidget>().AddScoped<IDashboardWidget, OfficeWidget>()
        .AddScoped<IPaletteSource, DrivePalette>().AddScoped<IPaletteSource, OfferPalette>()
        .AddScoped<DemoSides>().AddScoped<DemoDrives>().AddScoped<DemoApplications>();
}
