namespace PrepPlatform.Tests.Web.Recurring;

/// <summary>Does something at the end of a test, however it ends.</summary>
internal sealed class Ending(Action end) : IDisposable
{
    public void Dispose() => end();
}
