using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Recordings;

/// <summary>The product with subjects that a test opens and closes.</summary>
public class RecordingApp : PrepApp
{
    internal const string Kind = "trial";

    internal TrialOwner Owner { get; } = new();

    protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<IRecordingOwner>(Owner);

    /// <summary>A student's recorder.</summary>
    internal async Task<Recorder> RecorderAsync(string email = "student1@northfield.test", string site = "northfield")
    {
        var visitor = await SignInAsync(email, site);
        return new Recorder(visitor, await visitor.TokenAsync());
    }

    internal Task<Recording?> RowAsync(string name) => InDbAsync("northfield", db => db.Set<Recording>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Guid.ParseExact(name, "N")));

    internal Task<T> ChangeAsync<T>(string name, Func<IQueryable<Recording>, Task<T>> change) => InDbAsync("northfield", db => change(db.Set<Recording>().Where(r => r.Id == Guid.ParseExact(name, "N"))));

    /// <summary>The recording's files in the store.</summary>
    internal async Task<int> StoredAsync(string name) =>
        Directory.EnumerateFiles((await SettingsAsync(Database, "Web"))["Files:Folder"]!, $"{name}*", SearchOption.AllDirectories).Count();

    /// <summary>A WAV file as a recorder sends it, its sizes open, with so many bytes of sound.</summary>
    internal static byte[] Wav(int bytes, uint size = 0)
    {
        var wav = new byte[44 + bytes];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(wav);
        (wav[16], wav[20], wav[22], wav[32], wav[34]) = (16, 1, 1, 2, 16);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), 16_000);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 32_000);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(4), size);
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), size);
        for (var i = 44; i < wav.Length; i++) wav[i] = (byte)(i * 31 >> 3);
        return wav;
    }
}

/// <summary>Decides about the test's subjects: one that it does not know may be recorded for ten seconds.</summary>
internal sealed class TrialOwner : IRecordingOwner
{
    public string SubjectKind => RecordingApp.Kind;

    /// <summary>Other times than ten seconds; null: closed.</summary>
    public Dictionary<Guid, TimeSpan?> Times { get; } = [];

    /// <summary>Subjects whose recordings others may hear.</summary>
    public HashSet<Guid> Open { get; } = [];

    public Task<TimeSpan?> MayRecordAsync(Guid subjectId, Guid personId, CancellationToken cancellation) =>
        Task.FromResult(Times.TryGetValue(subjectId, out var time) ? time : TimeSpan.FromSeconds(10));

    public Task<bool> MayHearAsync(Guid subjectId, Guid personId, CancellationToken cancellation) => Task.FromResult(Open.Contains(subjectId));
}

/// <summary>Sends a recording as the page's script does.</summary>
internal sealed record Recorder(Visitor Visitor, string Token) : IDisposable
{
    public async Task<(string Name, long MostBytes)> StartAsync(Guid? subject = null, string type = "audio/wav")
    {
        var answer = await AskAsync(subject ?? Guid.CreateVersion7(), type);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = await JsonAsync(answer);
        said.GetProperty("offset").GetInt64().ShouldBe(0);
        return (said.GetProperty("name").GetString()!, said.GetProperty("mostBytes").GetInt64());
    }

    public Task<HttpResponseMessage> AskAsync(Guid subject, string type = "audio/wav", string kind = RecordingApp.Kind) =>
        Visitor.PostAsync("/recordings", Token, ("kind", kind), ("subject", $"{subject}"), ("type", type));

    public Task<HttpResponseMessage> SendAsync(string name, long offset, byte[] piece)
    {
        var content = new ByteArrayContent(piece) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return Visitor.SendAsync(HttpMethod.Post, $"/recordings/{name}/pieces?offset={offset}", content, ("RequestVerificationToken", Token));
    }

    public Task<HttpResponseMessage> EndAsync(string name) => Visitor.PostAsync($"/recordings/{name}/whole", Token);

    public Task<HttpResponseMessage> HearAsync(string name, params (string, string)[] headers) => Visitor.GetAsync($"/recordings/{name}/audio", headers);

    /// <summary>All of it, in pieces of this length.</summary>
    public async Task<string> RecordAsync(byte[] sound, int piece = 10_000, Guid? subject = null, string type = "audio/wav")
    {
        var (name, _) = await StartAsync(subject, type);
        for (var at = 0; at < sound.Length; at += piece)
            (await SendAsync(name, at, sound[at..Math.Min(sound.Length, at + piece)])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EndAsync(name)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return name;
    }

    /// <summary>How much the server says that it has.</summary>
    public async Task<(long Offset, bool Whole)> StateAsync(string name) =>
        await JsonAsync(await Visitor.GetAsync($"/recordings/{name}")) is var said ? (said.GetProperty("offset").GetInt64(), said.GetProperty("whole").GetBoolean()) : default;

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public void Dispose() => Visitor.Dispose();
}
