using System.Text.Json;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Evaluation.Scoring;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Brings the files that an answer names onto this machine for as long as it is evaluated.</summary>
internal sealed class AnswerFiles(IRecordings recordings, RecordingFiles files, TimeProvider clock)
{
    /// <summary>How long a recording that is not whole is waited for after its last piece: its line may come back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How soon it is looked at again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <returns>Null: it is still on its way.</returns>
    public async Task<OpenFiles?> OpenAsync(OfferedType? type, EvaluationWork work, CancellationToken cancellation)
    {
        using var response = JsonDocument.Parse(work.Response);
        if (FileNames.Of(type, response.RootElement) is not { Length: > 0 } name) return new OpenFiles(null, null);
        if ((await recordings.FindAsync([name], cancellation)).GetValueOrDefault(name) is not { } state) return new OpenFiles(null, null);
        if (!state.IsWhole && clock.GetUtcNow() - state.LastAt < Patience) return null;
        return new OpenFiles(name, await files.OpenAsync(name, cancellation));
    }
}

/// <summary>An answer's files until it is disposed.</summary>
internal sealed class OpenFiles(string? name, RecordingFile? file) : IAsyncDisposable
{
    /// <summary>Paths by the names that the response uses.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; } = name is not null && file is not null ? new Dictionary<string, string> { [name] = file.Path } : new Dictionary<string, string>();

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
