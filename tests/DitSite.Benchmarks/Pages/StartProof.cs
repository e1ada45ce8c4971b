using System.Diagnostics;
using System.Globalization;
using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Proofs;
using DitSite.Tests;
using DitSite.Tests.Robustness;

namespace DitSite.Benchmarks.Pages;

/// <summary>From the start of the published program to its first page, against a bare server's start in the same run.</summary>
internal static class StartProof
{
    private const int Starts = 9;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static async Task<ProofResult> RunAsync()
    {
        using var data = new TemporaryFolder();
        await File.WriteAllTextAsync(data.File("page"), "page");
        using var site = new SiteProcess(data, Repository.TestContent) { Program = await PublishedSite.ProgramAsync() };

        // The first start of all makes the database; every later one finds it.
        await site.StartAsync();
        site.Kill();
        List<TimeSpan> ours = [];
        List<TimeSpan> bare = [];
        List<TimeSpan> second = [];
        for (var start = 0; start < Starts; start++)
        {
            ours.Add(await site.StartAsync());
            second.Add(await TimeAsync(async () =>
            {
                using var client = new HttpClient { BaseAddress = site.Address };
                using var answer = await client.GetAsync("/courses/test-course");
                answer.EnsureSuccessStatusCode();
            }));
            site.Kill();
            bare.Add(await TimeAsync(async () =>
            {
                using var server = await BareServer.StartAsync(data.File("page"), "identity", "\"1\"");
            }));
        }

        var (median, limit) = (Median(ours), Median(bare));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"first page after {median.TotalMilliseconds:0} ms [{ours.Min().TotalMilliseconds:0} to {ours.Max().TotalMilliseconds:0}], another page in {Median(second).TotalMilliseconds:0} ms; a bare server {limit.TotalMilliseconds:0} ms: {median / limit:0.0} times"),
            median <= Limit ? [] : [$"the first page came after {median.TotalMilliseconds:0} ms"]);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
