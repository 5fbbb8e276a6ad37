using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Evaluation;

/// <summary>Recordings as words, by the speech model that this installation has.</summary>
public interface ISpeechTranscriber
{
    /// <summary>
    /// What is said in a recording, and how. Fails, with a sentence for staff, where no model is installed, the recording is not there or cannot be read, or it does
    /// not work now. It takes about as long as a fifth of the recording, and others wait their turn: never within a request.
    /// </summary>
    /// <param name="recording">The recording's name: see <see cref="IRecordings"/>. The caller knows that it may be heard.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; or null.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<Result<SpokenAnswer>> TranscribeAsync(string recording, IProgress<decimal>? progress, CancellationToken cancellation);
}
