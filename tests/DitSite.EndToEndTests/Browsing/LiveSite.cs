using System.Net;
using System.Net.Sockets;
using DitSite.Tests.Site;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>The same site as the tests over HTTP use, behind a real Kestrel on a loopback port, for a real browser.</summary>
public sealed class LiveSite : SiteFactory
{
    /// <param name="host">A name below <c>localhost</c>, where a test needs a site with parent domains; browsers find it without asking anybody.</param>
    public LiveSite(string host = "localhost")
    {
        // The port is known before the site starts, because its own address is one of its settings.
        var port = FreePort();
        Address = $"http://{host}:{port}";
        Settings["Site:PublicUrl"] = Address;
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
    }

    /// <summary>Browsers keep Secure cookies on http://localhost, as they do over https elsewhere.</summary>
    public string Address { get; }

    /// <summary>A loopback port that nobody listens on now.</summary>
    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
