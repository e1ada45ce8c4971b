using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Mail;

/// <summary>A message as the server wrote it down.</summary>
internal sealed record TakenMessage(string Id, string To);

/// <summary>A real mail server in a process of its own, which a test stops and starts on the same port.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private Process? process;

    public SmtpServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public int Port { get; }

    public Dictionary<string, string?> Settings => new() { ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = $"{Port}", ["Smtp:StartTls"] = "false", ["Smtp:TimeoutSeconds"] = "20" };

    private string Log => folder.File("taken.txt");

    public IReadOnlyList<TakenMessage> Taken => !File.Exists(Log) ? [] :
        [.. File.ReadAllLines(Log).Select(line => JsonSerializer.Deserialize<TakenMessage>(line, JsonSerializerOptions.Web)!)];

    public async Task StartAsync()
    {
        await NpmPackages.InstallAsync(Machine.Real);
        process = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tests", "DitSite.EndToEndTests", "Mail", "smtp-server.mjs"), $"{Port}", Log]) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        if (await process.StandardOutput.ReadLineAsync(patience.Token) != "ready")
        {
            throw new InvalidOperationException("The SMTP server did not start.");
        }
    }

    public async Task StopAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }
}
