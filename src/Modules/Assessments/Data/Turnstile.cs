using System.Threading.RateLimiting;

namespace PrepPlatform.Assessments.Data;

/// <summary>
/// Lets few at a time do what takes the processor long: closing an attempt and showing its result. When hundreds hand in within seconds they queue here, in the
/// order in which they came, and the answers of everyone who is still sitting are saved without waiting behind them.
/// </summary>
internal sealed class Turnstile : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = int.MaxValue });

    /// <summary>Waits for its turn; disposing the result lets the next one in.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation) => await limiter.AcquireAsync(1, cancellation);

    public void Dispose() => limiter.Dispose();
}
