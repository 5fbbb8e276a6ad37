using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Evaluation.Scoring;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Brings the files that an answer names onto this machine for as long as it is evaluated.</summary>
internal sealed class AnswerFiles(RecordingFiles files)
{
    /// <summary>How soon a recording that is still on its way is looked at again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <returns>Null: it is still on its way.</returns>
    /// <exception cref="AwayException">The store does not give it now.</exception>
    public async Task<OpenFiles?> OpenAsync(OfferedType? type, EvaluationWork work, CancellationToken cancellation)
    {
        using var response = JsonDocument.Parse(work.Response);
        if (FileNames.Of(type, response.RootElement) is not { Length: > 0 } name) return new OpenFiles(null, null);
        if (await files.WaitUntilAsync([name], cancellation) is not null) return null;
        try
        {
            return new OpenFiles(name, await files.OpenAsync(name, cancellation));
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbException or DbUpdateException))
        {
            throw new AwayException($"The recording could not be read: {e.Message}", e);
        }
    }
}

/// <summary>A file that is kept cannot be had now; the message is a sentence for staff.</summary>
internal sealed class AwayException(string message, Exception cause) : Exception(message, cause);

/// <summary>An answer's files until it is disposed.</summary>
internal sealed class OpenFiles(string? name, LocalRecording? file) : IAsyncDisposable
{
    /// <summary>Paths by the names that the response uses.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; } = name is not null && file is not null ? new Dictionary<string, string> { [name] = file.Path } : new Dictionary<string, string>();

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
