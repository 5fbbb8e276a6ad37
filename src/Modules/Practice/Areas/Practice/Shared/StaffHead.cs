using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice;

/// <summary>What stands above every staff page of a problem.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Tab">Which page: empty for the first, else the last part of its address.</param>
internal sealed record StaffHead(CodingProblem Problem, string Tab);
