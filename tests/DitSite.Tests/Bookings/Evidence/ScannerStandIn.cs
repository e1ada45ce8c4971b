using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DitSite.Tests.Bookings.Evidence;

/// <summary>Speaks ClamAV's INSTREAM: warns of bytes that hold a word, and can be taken down.</summary>
internal sealed class ScannerStandIn : IDisposable
{
    public const string Virus = "VIRUSWORD";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ScannerStandIn()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Said instead of a verdict.</summary>
    public string? Says { get; set; }

    public int Asked { get; private set; }

    public Dictionary<string, string?> Settings => new() { ["ClamAv:Host"] = "127.0.0.1", ["ClamAv:Port"] = $"{Port}", ["ClamAv:TimeoutSeconds"] = "5" };

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException or IOException)
        {
            // Taken down.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        Asked++;
        var command = new byte[10];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        using var content = new MemoryStream();
        for (var length = new byte[4]; ;)
        {
            await stream.ReadExactlyAsync(length);
            var count = BinaryPrimitives.ReadInt32BigEndian(length);
            if (count == 0)
            {
                break;
            }

            var chunk = new byte[count];
            await stream.ReadExactlyAsync(chunk);
            content.Write(chunk);
        }

        var found = Encoding.Latin1.GetString(content.ToArray()).Contains(Virus, StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes((Says ?? (found ? "stream: Test-Signature FOUND" : "stream: OK")) + "\0"));
    }
}
