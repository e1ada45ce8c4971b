using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Evidence;

/// <summary>Asks a ClamAV daemon (<c>ClamAv:Host</c>, <c>ClamAv:Port</c>) about bytes, by its INSTREAM command.</summary>
public sealed partial class ClamAv(IConfiguration configuration, ILogger<ClamAv> logger)
{
    private const int ChunkLength = 65_536;

    private readonly string? host = configuration["ClamAv:Host"] is { Length: > 0 } name ? name : null;
    private readonly int port = int.TryParse(configuration["ClamAv:Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 3310;
    private readonly TimeSpan patience = TimeSpan.FromSeconds(int.TryParse(configuration["ClamAv:TimeoutSeconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 30);

    public bool IsSetUp => host is not null;

    /// <returns><see cref="ScanState.NotScanned"/> without a scanner, <see cref="ScanState.Pending"/> when it gives no clear answer.</returns>
    internal async Task<ScanState> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (host is null)
        {
            return ScanState.NotScanned;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            var answer = await AskAsync(content, limit.Token);
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
            {
                return ScanState.Infected;
            }

            if (answer == "stream: OK")
            {
                return ScanState.Clean;
            }

            NoAnswer("unclear answer");
        }
        catch (Exception fault) when (fault is SocketException or IOException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            NoAnswer(fault.GetType().Name);
        }

        return ScanState.Pending;
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host!, port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var length = new byte[4];
        for (var position = 0; position < content.Length; position += ChunkLength)
        {
            var chunk = content.Slice(position, Math.Min(ChunkLength, content.Length - position));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancellation);
            await stream.WriteAsync(chunk, cancellation);
        }

        await stream.WriteAsync(new byte[4], cancellation);
        var answer = new byte[1_024];
        var read = 0;
        for (int more; read < answer.Length && (more = await stream.ReadAsync(answer.AsMemory(read), cancellation)) > 0;)
        {
            read += more;
            if (answer[read - 1] == 0)
            {
                break;
            }
        }

        return Encoding.ASCII.GetString(answer, 0, read).TrimEnd('\0', '\n', '\r');
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The virus scanner gave no answer ({Reason}): the file waits.")]
    private partial void NoAnswer(string reason);
}
