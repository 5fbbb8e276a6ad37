using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>How a command ended and what it used, put together from what is known from several sides.</summary>
/// <param name="Code">Its exit code, where it ended by itself.</param>
/// <param name="Signal">The signal that ended it, or 0.</param>
/// <param name="Time">Processor time that <c>time</c> counted, to a hundredth of a second.</param>
/// <param name="Memory">The most memory that one of its processes had.</param>
internal sealed partial record Ending(int Code, int Signal, TimeSpan Time, long Memory)
{
    /// <summary>
    /// Reads what <c>time</c> reported. A program may write into the same pipe, and only deceives about itself; where nothing can be read any more,
    /// the code counts that bubblewrap passed on.
    /// </summary>
    public static Ending Read(string report, int passedOn)
    {
        if (Lines().Matches(report).LastOrDefault(m => m.Groups["mark"].Value == Owner.Mark) is not { } said)
            return passedOn > 128 ? new(0, passedOn - 128, TimeSpan.Zero, 0) : new(passedOn, 0, TimeSpan.Zero, 0);
        double Number(string name) => double.TryParse(said.Groups[name].Value, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new((int)Number("code"), (int)Number("signal"), TimeSpan.FromSeconds(Number("user") + Number("system")), (long)Number("memory") << 10);
    }

    /// <summary>Which way of ending that is, given that the watch did not kill it.</summary>
    public SandboxEnd Way(SandboxCommand command, TimeSpan time, bool ranOut)
    {
        if (ranOut) return SandboxEnd.TooMuchMemory;
        if (time > command.ProcessorTime) return SandboxEnd.TooLong;
        return Signal switch
        {
            0 => SandboxEnd.Exited,
            Native.ForbiddenCall => SandboxEnd.Forbidden,
            Native.ProcessorLimit => SandboxEnd.TooLong,
            Native.FileLimit => SandboxEnd.TooMuchOutput,
            _ => SandboxEnd.Signalled,
        };
    }

    [GeneratedRegex(@"(?:signal (?<signal>\d{1,3})\n)?\n(?<mark>prep-sandbox-\S{1,80}) (?<code>\d{1,3}) (?<user>[\d.]{1,20}) (?<system>[\d.]{1,20}) (?<memory>\d{1,15})\n")]
    private static partial Regex Lines();
}
