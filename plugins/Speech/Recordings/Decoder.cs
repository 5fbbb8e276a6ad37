using System.Globalization;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Speech.Recordings;

/// <summary>Reads recordings of every kind with ffmpeg, in the sandbox: strangers made them, and ffmpeg reads many formats, some of which name other files.</summary>
internal sealed class Decoder(Lazy<ISandbox> sandbox, string program = Decoder.UsualProgram)
{
    public const string UsualProgram = "/usr/bin/ffmpeg";
    private const string Inside = "/recording", Formats = "wav,w64,matroska,webm,mp3,mov,mp4,m4a,3gp,3g2,mj2,flac,ogg,aac,aiff,caf,amr";
    private static readonly TimeSpan Fewest = TimeSpan.FromSeconds(30);

    /// <exception cref="CannotDecodeException">This machine cannot.</exception>
    /// <exception cref="InvalidDataException">It is no recording; the message is a sentence for its maker.</exception>
    public async Task<Recording> ReadAsync(string file, int mostSeconds, CancellationToken cancellation)
    {
        if (!File.Exists(program)) throw new CannotDecodeException("ffmpeg", "The recording is no WAV file of 16 kHz, and ffmpeg, which reads every other kind, is not installed: apt-get install ffmpeg.");
        if (sandbox.Value.Problems is [var problem, ..]) throw new CannotDecodeException("a sandbox", $"The recording is no WAV file of 16 kHz, and other kinds are read in the sandbox alone, which cannot be made here: {problem}");
        var run = await sandbox.Value.RunAsync(Command(file, mostSeconds), cancellation);
        var most = mostSeconds * Recording.Rate;
        if (run is not { End: SandboxEnd.Exited, ExitCode: 0 } || run.Output.Length < sizeof(short)) throw new InvalidDataException(Why(run.End));
        var samples = Recording.Convert(run.Output.Span);
        var isCut = samples.Length > most;
        return new(isCut ? samples[..most] : samples, Math.Min(samples.Length, most) / (double)Recording.Rate, isCut);
    }

    private static string Why(SandboxEnd end) => end is SandboxEnd.TooLong or SandboxEnd.TooMuchMemory or SandboxEnd.TooMuchOutput
        ? "The file takes too long to read or is too large: record your answer again, or save it as MP3 or WAV."
        : "The file cannot be read as a recording: record your answer again, or save it as MP3 or WAV.";

    /// <summary>A little more than is wanted, by which one sees that there is more.</summary>
    private SandboxCommand Command(string file, int mostSeconds)
    {
        var seconds = mostSeconds + 1;
        var text = seconds.ToString(CultureInfo.InvariantCulture);
        return new(program,
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-threads", "1", "-protocol_whitelist", "file", "-format_whitelist", Formats, "-i", Inside,
            "-map", "0:a:0", "-vn", "-sn", "-dn", "-t", text, "-ac", "1", "-ar", $"{Recording.Rate}", "-threads", "1", "-f", "s16le", "pipe:1",
        ])
        {
            Folders = [new(file, Inside)],
            Memory = 384L << 20,
            MostOutput = ((long)seconds * Recording.Rate * sizeof(short)) + 65_536,
            ProcessorTime = Fewest + TimeSpan.FromSeconds(seconds / 4.0),
            WallTime = (Fewest + TimeSpan.FromSeconds(seconds / 4.0)) * 2,
        };
    }
}
