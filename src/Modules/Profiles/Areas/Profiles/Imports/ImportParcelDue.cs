using PrepPlatform.Contracts;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>The next lines of a confirmed import are to be put in place.</summary>
/// <param name="ImportId">Of which.</param>
internal sealed record ImportParcelDue(Guid ImportId) : IEvent;
