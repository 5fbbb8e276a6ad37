using Microsoft.Extensions.Localization;

namespace PrepPlatform.Tests.Unit.Components;

/// <summary>English as it stands in the code.</summary>
internal sealed class PlainWords : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, name);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, name, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
