namespace PrepPlatform.Hosting.Start;

/// <summary>What a module tells the person who started the host, once it is ready.</summary>
public interface IStartNotice
{
    /// <summary>Lines for the console; empty when there is nothing to tell.</summary>
    /// <param name="site">Makes the address of a site from its subdomain (empty: the public one).</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<string>> TellAsync(Func<string, string> site, CancellationToken cancellation);
}
