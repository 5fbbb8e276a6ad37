using System.Diagnostics;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>Files that strangers made, of any kind and length.</summary>
public sealed class RecordingTests : Speaking
{
    private readonly RecordingReader reader = Reader(Decoder.UsualProgram);

    [Theory]
    [InlineData(null, 2)]
    [InlineData(0u, 2)]
    [InlineData(0xFFFFFFFFu, 2)]
    [InlineData(900_000u, 2)]
    [InlineData(32_000u, 1)]
    public async Task The_recorders_own_files_are_read_whatever_size_their_header_claims(uint? claims, double seconds)
    {
        var tone = Sounds.Tone(2, 440);
        var recording = await reader.ReadAsync(Wav.Write(At("a.wav"), tone, claims: claims), 60, default);
        (recording.Seconds, recording.IsCut, recording.Samples.Length).ShouldBe((seconds, false, (int)(seconds * 16_000)));
        recording.Samples.Zip(tone).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 0.001);
    }

    [Fact]
    public async Task Of_three_hours_no_more_is_read_than_is_wanted()
    {
        var file = Wav.WriteSparse(At("long.wav"), TimeSpan.FromHours(3));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var recording = await reader.ReadAsync(file, 10, default);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000);
        (recording.Seconds, recording.IsCut, recording.Samples.Length).ShouldBe((10_800, true, 160_000));
    }

    [Fact]
    public async Task An_empty_file_and_one_without_sound_are_said_to_be_so()
    {
        await File.WriteAllBytesAsync(At("empty.wav"), []);
        (await Refused(At("empty.wav"))).ShouldBe("The recording is empty: record your answer again.");
        (await Refused(Wav.Write(At("silent.wav"), []))).ShouldBe("The recording is empty: record your answer again.");
    }

    [ProgramFact("ffmpeg")]
    public async Task What_is_no_recording_is_refused()
    {
        await File.WriteAllTextAsync(At("text.wav"), "RIFF but not really a recording at all, only words");
        (await Refused(At("text.wav"))).ShouldStartWith("The file cannot be read as a recording");
        await File.WriteAllBytesAsync(At("noise.webm"), [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7919 >> 3))]);
        (await Refused(At("noise.webm"))).ShouldStartWith("The file cannot be read as a recording");
        var whole = await File.ReadAllBytesAsync(Wav.Write(At("whole.wav"), Sounds.Tone(1, 440)));
        for (var length = 1; length < 44; length += 3)
        {
            await File.WriteAllBytesAsync(At("cut.wav"), whole[..length]);
            await Refused(At("cut.wav"));
        }
    }

    [ProgramFact("ffmpeg")]
    public async Task A_file_that_names_others_is_not_followed()
    {
        Wav.Write(At("secret.wav"), Sounds.Tone(1, 440));
        await File.WriteAllTextAsync(At("list.m3u8"), $"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{At("secret.wav")}\n#EXT-X-ENDLIST\n");
        (await Refused(At("list.m3u8"))).ShouldStartWith("The file cannot be read as a recording");
        await File.WriteAllTextAsync(At("list.ffconcat"), $"ffconcat version 1.0\nfile '{At("secret.wav")}'\n");
        (await Refused(At("list.ffconcat"))).ShouldStartWith("The file cannot be read as a recording");
    }

    [ProgramFact("ffmpeg")]
    public async Task Other_rates_several_channels_and_more_bits_are_brought_to_one()
    {
        var stereo = Sounds.Tone(2, 440).SelectMany(s => new[] { s, s }).ToArray();
        await ShouldBeTone(Wav.Write(At("stereo.wav"), stereo, channels: 2), 2);
        await ShouldBeTone(Wav.Write(At("fast.wav"), [.. Enumerable.Range(0, 88_200).Select(i => (float)(0.3 * Math.Sin(2 * Math.PI * 440 * i / 44_100)))], rate: 44_100), 2);
        await ShouldBeTone(Wav.Write(At("slow.wav"), [.. Enumerable.Range(0, 16_000).Select(i => (float)(0.3 * Math.Sin(2 * Math.PI * 440 * i / 8_000)))], rate: 8_000), 2);
    }

    [ProgramFact("ffmpeg")]
    public async Task What_browsers_and_phones_record_is_read()
    {
        var wav = Wav.Write(At("tone.wav"), Sounds.Tone(2, 440));
        foreach (var kind in new[] { "webm -c:a libopus", "ogg -c:a libopus", "mp3", "flac", "m4a", "wav -c:a pcm_s24le", "wav -c:a pcm_f32le" })
        {
            var words = kind.Split(' ');
            var file = At($"tone-{words[^1]}.{words[0]}");
            using (var process = Process.Start("ffmpeg", ["-v", "error", "-y", "-i", wav, .. words[1..], file])) await process.WaitForExitAsync();
            if (new FileInfo(file) is { Exists: true, Length: > 0 }) await ShouldBeTone(file, 2);
        }

        File.Exists(At("tone-libopus.webm")).ShouldBeTrue("a browser's kind was among them");
    }

    [ProgramFact("ffmpeg")]
    public async Task Of_a_long_file_of_another_kind_no_more_is_read_than_is_wanted()
    {
        using (var process = Process.Start("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "7200", "-c:a", "flac", At("long.flac")])) await process.WaitForExitAsync();
        var recording = await reader.ReadAsync(At("long.flac"), 10, default);
        (recording.IsCut, recording.Samples.Length).ShouldBe((true, 160_000));
    }

    [Fact]
    public async Task Without_ffmpeg_staff_are_told_what_to_install()
    {
        var stereo = Wav.Write(At("stereo.wav"), Sounds.Tone(1, 440), channels: 2);
        var lacks = await Should.ThrowAsync<CannotDecodeException>(() => Reader("/nowhere/ffmpeg").ReadAsync(stereo, 60, default));
        lacks.What.ShouldBe("ffmpeg");
        lacks.Message.ShouldContain("apt-get install ffmpeg");
    }

    private static RecordingReader Reader(string ffmpeg) => new(new Decoder(new Lazy<ISandbox>(() => Sandboxes.Open(new SandboxOptions())), ffmpeg));

    private async Task ShouldBeTone(string file, double seconds)
    {
        var recording = await reader.ReadAsync(file, 60, default);
        recording.Seconds.ShouldBe(seconds, 0.15, file);
        recording.IsCut.ShouldBeFalse();
        var middle = recording.Samples[8_000..24_000];
        Math.Sqrt(middle.Average(s => (double)s * s)).ShouldBe(0.3 / Math.Sqrt(2), 0.03, file);
        middle.Zip(middle.Skip(1)).Count(p => p.First < 0 && p.Second >= 0).ShouldBeInRange(438, 442, file);
    }

    private async Task<string> Refused(string file) => (await Should.ThrowAsync<InvalidDataException>(() => reader.ReadAsync(file, 60, default))).Message;
}
