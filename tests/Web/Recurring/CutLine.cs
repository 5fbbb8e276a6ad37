using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PrepPlatform.Tests.Web.Recurring;

/// <summary>A node's line to the database, which the test can cut.</summary>
internal sealed class CutLine : IDisposable
{
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> sockets = [];
    private readonly int target;
    private volatile bool cut;

    public CutLine(int target)
    {
        this.target = target;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Cut()
    {
        cut = true;
        listener.Stop();
        foreach (var socket in sockets) socket.Dispose();
    }

    /// <summary>For the node's own end: it cannot stop while it has something to write down.</summary>
    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        cut = false;
        _ = AcceptAsync();
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync()
    {
        while (!cut)
        {
            try
            {
                var near = await listener.AcceptSocketAsync();
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                near.NoDelay = true;
                sockets.Add(near);
                sockets.Add(far);
                await far.ConnectAsync(IPAddress.Loopback, target);
                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
                for (var sent = 0; sent < read;) sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            to.Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            to.Dispose();
        }
    }
}
