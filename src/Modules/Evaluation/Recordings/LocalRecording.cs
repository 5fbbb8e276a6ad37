namespace PrepPlatform.Evaluation.Recordings;

/// <summary>A recording as a file of this machine, for as long as somebody needs it.</summary>
internal sealed class LocalRecording(FileStream file) : IAsyncDisposable
{
    public string Path { get; } = file.Name;

    public FileStream Content => file;

    /// <summary>It is written: from now on others may open it by its path.</summary>
    public ValueTask EndAsync() => file.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        File.Delete(Path);
    }
}
