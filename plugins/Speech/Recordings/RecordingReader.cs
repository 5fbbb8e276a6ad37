namespace PrepPlatform.Speech.Recordings;

/// <summary>Reads recordings: the recorder's own files here, everything else by ffmpeg.</summary>
internal sealed class RecordingReader(Decoder decoder)
{
    /// <summary>No more than this is ever looked at.</summary>
    private const long MostBytes = 4L << 30;

    /// <param name="path">A stranger's file.</param>
    /// <param name="mostSeconds">How much of it is read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CannotDecodeException">This machine cannot.</exception>
    /// <exception cref="InvalidDataException">It is no recording; the message is a sentence for its maker.</exception>
    public async Task<Recording> ReadAsync(string path, int mostSeconds, CancellationToken cancellation)
    {
        await using (var file = File.OpenRead(path))
        {
            if (file.Length == 0) throw new InvalidDataException("The recording is empty: record your answer again.");
            if (file.Length > MostBytes) throw new InvalidDataException("The file is too large: record your answer again, or save it as MP3.");
            if (WavFile.Read(file, mostSeconds) is { } plain) return plain.Samples.Length > 0 ? plain : throw new InvalidDataException("The recording is empty: record your answer again.");
        }

        return await decoder.ReadAsync(path, mostSeconds, cancellation);
    }
}
