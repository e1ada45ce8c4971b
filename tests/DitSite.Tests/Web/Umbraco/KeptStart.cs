using System.Net;
using System.Net.Sockets;
using DitSite.Content.Publishing;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Robustness;

namespace DitSite.Tests.Web.Umbraco;

/// <summary>The program started again, with what it published last on disk and no CMS to be had.</summary>
public static class KeptStart
{
    /// <summary>The control: the same program with its content in files, which shows what the machine makes of any start.</summary>
    public static async Task<TimeSpan> FromFilesAsync(string program)
    {
        using var data = new TemporaryFolder();
        using var site = new SiteProcess(data, Repository.TestContent) { Program = program };
        return await AgainAsync(site);
    }

    /// <param name="program">The site, as built or published.</param>
    /// <param name="silent">The CMS takes the connection and says nothing; otherwise nobody listens there.</param>
    /// <returns>Time from the start of the process to its first page.</returns>
    public static async Task<TimeSpan> RunAsync(string program, bool silent)
    {
        using var data = new TemporaryFolder();
        new LastGood(data.File("content")).Save(StubUmbraco.DocumentsOf(Repository.TestContent));
        using var cms = new TcpListener(IPAddress.Loopback, 0);
        cms.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)cms.LocalEndpoint).Port}";
        if (!silent)
        {
            cms.Stop();
        }

        using var site = new SiteProcess(data, Repository.TestContent) { Program = program, Extra = { ["Umbraco__BaseUrl"] = address } };
        return await AgainAsync(site);
    }

    /// <summary>What is on disk is there from an earlier start, which made the database too.</summary>
    private static async Task<TimeSpan> AgainAsync(SiteProcess site)
    {
        await site.StartAsync();
        site.Kill();
        return await site.StartAsync();
    }
}
