namespace PrepPlatform.Assessments.Domain;

/// <summary>
/// Random choices that a kept seed gives again, on every machine and with every version of the framework: SplitMix64
/// (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). Not for secrets.
/// </summary>
internal sealed class Dice(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>A number from 0 to below <paramref name="below"/>, each as likely as the others.</summary>
    public int Next(int below)
    {
        var bound = (ulong)below;
        ulong number;
        do number = Next();
        while (number >= ulong.MaxValue - ulong.MaxValue % bound); // What is left over would favour small numbers.
        return (int)(number % bound);
    }

    /// <summary>The same items in random order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = Next(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
