using System.Globalization;
using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Proofs;
using DitSite.Content.Umbraco;
using DitSite.Tests;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Umbraco;

namespace DitSite.Benchmarks.Umbraco;

/// <summary>The site on Umbraco, at full size: the same bytes, no fault that takes it down, few fetches, a start without the CMS.</summary>
internal static class UmbracoProof
{
    private const int Looks = 10;
    private const int Bursts = 5;
    private const int Starts = 5;
    private const long MostMemory = 128 * 1024 * 1024;

    private static readonly string[] Heavy = ["50 MB", "50 MB packed", "endless pages"];

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(2);

    public static async Task<ProofResult> RunAsync()
    {
        var faults = new List<string>();
        var starts = new List<TimeSpan>();
        var program = await PublishedSite.ProgramAsync();
        for (var start = 0; start < Starts; start++)
        {
            starts.Add(await KeptStart.RunAsync(program, silent: start % 2 == 0));
        }

        var control = await KeptStart.FromFilesAsync(program);
        var bytes = await SameBytesAsync(faults);
        var (runs, memory) = await FaultsAsync();
        var fetches = await BurstsAsync();
        faults.AddRange(runs.Where(run => !run.IsRight).Select(run => $"{run.Name}: {run.Reason}; {string.Join(" | ", run.Warnings)}"));
        faults.AddRange(starts.Where(start => start > LongestStart).Select(start => $"a start took {start.TotalSeconds:0.0} s"));
        faults.AddRange(fetches.Where(count => count is < 1 or > 3).Select(count => $"a burst caused {count} fetches"));
        if (memory > MostMemory)
        {
            faults.Add($"memory grew by {memory / 1024 / 1024} MB");
        }

        return new(
            string.Create(CultureInfo.InvariantCulture, $"{bytes} addresses the same byte for byte; {runs.Count} faults seen {Looks} times each, one warning per fault, memory up by at most {memory / 1024 / 1024} MB; {Bursts} bursts of 100 webhooks, at most {fetches.Max()} fetches each; first page after {starts.Min().TotalSeconds:0.0} to {starts.Max().TotalSeconds:0.0} s without a CMS, {control.TotalSeconds:0.0} s with files"),
            faults);
    }

    private static async Task<int> SameBytesAsync(List<string> faults)
    {
        var compared = 0;
        foreach (var content in new[] { Repository.TestContent, Repository.PathOf("content") })
        {
            using var files = new SiteFactory { ContentFolder = content };
            using var umbraco = UmbracoSiteFactory.Of(content);
            var one = await SiteBytes.OfAsync(files);
            compared += one.Count;
            faults.AddRange(SiteBytes.Differences(one, await SiteBytes.OfAsync(umbraco)).Select(address => $"not the same: {address}"));
        }

        return compared;
    }

    // Most of it is waiting, so all at once; the ones that weigh something alone, so that the memory is theirs.
    private static async Task<(IReadOnlyList<FaultRun> Runs, long Memory)> FaultsAsync()
    {
        var together = await Task.WhenAll(Faults.All.Keys.Except(Heavy).Select(name => Task.Run(() => FaultRun.RunAsync(name, Looks))));
        var runs = new List<FaultRun>(together);
        long most = 0;
        foreach (var name in Heavy)
        {
            GC.Collect();
            var before = Environment.WorkingSet;
            using var done = new CancellationTokenSource();
            var watch = PeakAsync(done.Token);
            runs.Add(await FaultRun.RunAsync(name, Looks));
            await done.CancelAsync();
            most = Math.Max(most, await watch - before);
        }

        return (runs, most);
    }

    private static async Task<long> PeakAsync(CancellationToken done)
    {
        var peak = Environment.WorkingSet;
        while (!done.IsCancellationRequested)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.Delay(20, CancellationToken.None);
        }

        return peak;
    }

    private static async Task<IReadOnlyList<int>> BurstsAsync()
    {
        using var site = new UmbracoSiteFactory();
        using var visitor = site.Browse();
        await visitor.GetPageAsync("/");
        var fetches = new List<int>();
        for (var burst = 0; burst < Bursts; burst++)
        {
            var before = site.Cms.Lists;
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => KnockAsync(visitor.Http)));
            await Task.Delay(TimeSpan.FromSeconds(8));
            fetches.Add(site.Cms.Lists - before);
        }

        return fetches;
    }

    private static async Task KnockAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/umbraco/webhook");
        request.Headers.Add(UmbracoOptions.SecretHeader, StubUmbraco.Secret);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
