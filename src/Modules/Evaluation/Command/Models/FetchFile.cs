using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>Fetches files over HTTP, from one place after the other that a model is published at, and goes on where a connection broke off.</summary>
/// <param name="http">Without a time limit of its own: what counts is whether bytes come.</param>
/// <param name="source">The address that they are published below.</param>
/// <param name="pin">The model.</param>
/// <param name="progress">Told of bytes that came, or are lost again.</param>
internal sealed class FetchFile(HttpClient http, Uri source, ModelPin pin, Action<long> progress) : IFileSource
{
    private const int MostTries = 4;

    /// <summary>How long no byte may come before a connection counts as broken.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before another try at the same place.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    public async Task BringAsync(string file, ModelFile expected, string part, CancellationToken cancellation)
    {
        var failures = new List<string>();
        await using var to = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (to.Length > expected.Size) to.SetLength(0);
        progress(to.Seek(0, SeekOrigin.End));
        foreach (var address in pin.Sources.GetValueOrDefault(file, []).Select(p => new Uri(source, p)))
        {
            if (await WholeAsync(address, expected, to, cancellation) is not { } failure) return;
            failures.Add($"{address}: {failure}");
        }

        throw new ModelException($"{file} could not be fetched. What came is kept.\n{string.Join('\n', failures)}");
    }

    /// <summary>Why this place does not have the right file, or null: it is whole. What an earlier try has left may be of another one: then once more, from the beginning.</summary>
    private async Task<string?> WholeAsync(Uri address, ModelFile expected, FileStream to, CancellationToken cancellation)
    {
        for (var begun = to.Length > 0; ; begun = false)
        {
            if (to.Length < expected.Size && await FromAsync(address, expected.Size, to, cancellation) is { } failure) return failure;
            if (await HashAsync(to, cancellation) == expected.Sha256) return null;
            Restart(to);
            if (!begun) return "what came is not the file that is wanted: its SHA-256 differs.";
        }
    }

    private static async Task<string> HashAsync(FileStream to, CancellationToken cancellation)
    {
        await to.FlushAsync(cancellation);
        to.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(to, cancellation));
        to.Seek(0, SeekOrigin.End);
        return hash;
    }

    /// <summary>Why this place does not have it, or null: it is whole.</summary>
    private async Task<string?> FromAsync(Uri address, long size, FileStream to, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var before = to.Length;
            try
            {
                if (await TryAsync(address, size, to, cancellation) is { } refused) return refused;
                if (to.Length == size) return null;
                if (tries >= MostTries) return "it broke off again and again.";
            }
            catch (Exception e) when (e is HttpRequestException or TimeoutException)
            {
                if (tries >= MostTries) return e.Message;
            }

            if (to.Length > before) tries = 0; // It moves.
            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task<string?> TryAsync(Uri address, long size, FileStream to, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (to.Length > 0) request.Headers.Range = new RangeHeaderValue(to.Length, null);
        using var answer = await WithinAsync(stop => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop), cancellation);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return Restart(to);
        if (!answer.IsSuccessStatusCode) return (int)answer.StatusCode >= 500 ? throw new HttpRequestException($"it answers {(int)answer.StatusCode}.") : $"it answers {(int)answer.StatusCode}.";
        // A server that ignores what was asked for sends all of it.
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == to.Length;
        if (!goesOn) Restart(to);
        if (answer.Content.Headers.ContentLength is { } length && to.Length + length != size) return $"its file has {to.Length + length} bytes instead of {size}.";
        await using var from = await answer.Content.ReadAsStreamAsync(cancellation);
        return await CopyAsync(from, size, to, cancellation);
    }

    private async Task<string?> CopyAsync(Stream from, long size, FileStream to, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        while (await WithinAsync(stop => from.ReadAsync(buffer, stop).AsTask(), cancellation) is > 0 and var count)
        {
            if (to.Length + count > size) return $"its file has more than {size} bytes.";
            await to.WriteAsync(buffer.AsMemory(0, count), cancellation);
            progress(count);
        }

        return null;
    }

    /// <summary>Work with the connection.</summary>
    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Stall);
        try
        {
            return await work(time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing came for {Stall.TotalSeconds:0.#} s.");
        }
        catch (IOException e)
        {
            throw new HttpRequestException(e.Message, e); // Of the connection; what the disk says is another matter.
        }
    }

    private string? Restart(FileStream to)
    {
        progress(-to.Length);
        to.SetLength(0);
        to.Position = 0;
        return null;
    }
}
