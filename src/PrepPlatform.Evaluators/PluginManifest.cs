namespace PrepPlatform.Evaluators;

/// <summary><c>plugin.json</c>: what the host reads before any of the plugin's code runs. The build of a plugin fills in <see cref="Files"/>.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens, at most 40; the folder's name is free.</param>
/// <param name="Name">For people.</param>
/// <param name="Summary">One sentence for operators.</param>
/// <param name="Version">Of the plugin, <c>1.2.0</c>; recorded with every score. Of two with one id the newer runs.</param>
/// <param name="Contract">The contract's versions that it works with.</param>
/// <param name="Entry">The assembly that holds <see cref="Type"/>, a file of the folder.</param>
/// <param name="Type">Full name of its <see cref="IEvaluatorPlugin"/>.</param>
/// <param name="Types">Ids of its question types.</param>
/// <param name="Instant">Scores in well under a millisecond by rules alone. The host runs such a plugin in its own process only where the operator trusts it to.</param>
/// <param name="BudgetSeconds">How long one evaluation may take, 1 to 600.</param>
/// <param name="MemoryMegabytes">How much memory its process may use, 64 to 16,384.</param>
/// <param name="Files">SHA-256 in lower-case hexadecimal of every file in the folder but <c>plugin.json</c>, by path with <c>/</c>.</param>
public sealed record PluginManifest(
    string Id, string Name, string Summary, string Version, ContractRange Contract, string Entry, string Type, IReadOnlyList<string> Types,
    bool Instant, int BudgetSeconds, int MemoryMegabytes, IReadOnlyDictionary<string, string> Files);

/// <summary>Versions of the contract.</summary>
/// <param name="From">The lowest that works, <c>1.0</c>.</param>
/// <param name="Below">The first that does not, <c>2.0</c>.</param>
public sealed record ContractRange(string From, string Below);
