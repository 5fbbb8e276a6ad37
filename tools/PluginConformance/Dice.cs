namespace PrepPlatform.PluginConformance;

/// <summary>Chance that is the same in every run: SplitMix64.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 to below <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)Math.BigMul(z ^ (z >> 31), (ulong)below, out _);
        }
    }

    public T One<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
}
