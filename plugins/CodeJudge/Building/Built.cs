using PrepPlatform.CodeJudge.Languages;

namespace PrepPlatform.CodeJudge.Building;

/// <summary>A program ready to run.</summary>
/// <param name="Language">What it was written in.</param>
/// <param name="Folder">Where it lies; nobody writes there any more.</param>
/// <param name="Key">Its hash.</param>
internal sealed record Built(Installed Language, string Folder, string Key);

/// <summary>What came of compiling: a program, or what the compiler said.</summary>
internal sealed record Building(Built? Program, string Errors);
