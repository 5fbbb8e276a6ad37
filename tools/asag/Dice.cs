namespace PrepPlatform.Asag;

/// <summary>Chance by seed (SplitMix64), the same on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public int Next(int below) => (int)Math.BigMul(Draw(), (ulong)below, out _);

    public double Part() => Draw() / (double)ulong.MaxValue;

    public void Shuffle<T>(IList<T> list)
    {
        for (var left = list.Count; left > 1; left--)
        {
            var other = Next(left);
            (list[left - 1], list[other]) = (list[other], list[left - 1]);
        }
    }

    private ulong Draw()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
