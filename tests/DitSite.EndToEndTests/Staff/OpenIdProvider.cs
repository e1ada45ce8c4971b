using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests;

namespace DitSite.EndToEndTests.Staff;

/// <summary>A certified OpenID provider in a process of its own, for as long as a test needs it.</summary>
internal sealed class OpenIdProvider : IDisposable
{
    public const string ClientId = "dit-site";
    public const string ClientSecret = "a-secret-of-this-test-only";

    private readonly Process process;

    private OpenIdProvider(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    /// <param name="site">Address of the site that people sign in to.</param>
    public static async Task<OpenIdProvider> StartAsync(string site)
    {
        await NpmPackages.InstallAsync(Machine.Real);
        var port = FreePort();
        var script = Repository.PathOf("tests", "DitSite.EndToEndTests", "Staff", "provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, $"{port}", site + "/staff/sign-in/return", site + "/staff/signed-out"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line == "ready")
            {
                return new(process, $"http://localhost:{port}");
            }
        }

        throw new InvalidOperationException($"The OpenID provider ended at once with exit code {process.ExitCode}.");
    }

    /// <summary>The person's account is gone; who is signed in stays so until the site asks.</summary>
    public async Task RemovePersonAsync()
    {
        using var http = new HttpClient();
        (await http.GetAsync(Address + "/control/remove")).EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
