using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting;
using PrepPlatform.Ui.Theming;

namespace PrepPlatform.Reports.Making;

/// <summary>The printed pages' style: the tenant's theme, and what the module adds to it.</summary>
internal sealed class ReportLook(IThemes themes) : IUseCase
{
    private static readonly Lazy<string> Own = new(() =>
    {
        using var stream = typeof(ReportLook).Assembly.GetManifestResourceStream("report.css")!;
        return new StreamReader(stream).ReadToEnd();
    });

    public string Css(TenantInfo tenant) => themes.Css(tenant) + Own.Value;
}
