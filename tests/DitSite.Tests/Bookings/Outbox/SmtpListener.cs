using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DitSite.Tests.Bookings.Outbox;

/// <summary>The least of a mail server: takes one message a connection and keeps its bytes. Says what a test wants to a recipient.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SmtpListener()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string RecipientAnswer { get; init; } = "250 ok";

    /// <summary>Never greets: a server that hangs.</summary>
    public bool Silent { get; init; }

    public List<string> Messages { get; } = [];

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await TalkAsync(client);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // The listener was closed: the test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (Silent)
        {
            await reader.ReadLineAsync();
            return;
        }

        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var message = new StringBuilder();
                while (await reader.ReadLineAsync() is { } data && data != ".")
                {
                    message.Append(data.StartsWith('.') ? data[1..] : data).Append("\r\n");
                }

                Messages.Add(message.ToString());
            }

            await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? RecipientAnswer : line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
        }
    }
}
