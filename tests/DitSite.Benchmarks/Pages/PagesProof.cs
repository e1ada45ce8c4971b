using System.Globalization;
using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Proofs;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests;
using DitSite.Tests.Robustness;

namespace DitSite.Benchmarks.Pages;

/// <summary>The published site against a bare server that answers the very same bytes, in turns in one run.</summary>
internal static class PagesProof
{
    private const int Rounds = 5;
    private const double Floor = 0.75;

    private static readonly string[] Addresses = ["/", "/courses/test-course", "/about-test"];

    public static async Task<ProofResult> RunAsync()
    {
        using var data = new TemporaryFolder();
        using var site = new SiteProcess(data, Repository.TestContent) { Program = await PublishedSite.ProgramAsync() };
        await site.StartAsync();
        List<string> figures = [];
        List<string> faults = [];
        foreach (var address in Addresses)
        {
            var page = await FinishedAsync(site.Address, address);
            await File.WriteAllBytesAsync(data.File("page"), page.Bytes);
            using var bare = await BareServer.StartAsync(data.File("page"), page.Encoding, page.Tag);
            await MeasureAsync($"{address} {page.Bytes.Length} B {page.Encoding}", site.Address + address[1..], bare.Address, null);
            if (address == Addresses[1])
            {
                await MeasureAsync($"{address} 304", site.Address + address[1..], bare.Address, page.Tag);
            }
        }

        figures.Add($"memory of the site {site.Memory / 1024 / 1024} MB");
        return new(string.Join("; ", figures), faults);

        async Task MeasureAsync(string what, string ours, string theirs, string? tag)
        {
            await Wrk.RunAsync(Machine.Real, ours, 2, tag);
            await Wrk.RunAsync(Machine.Real, theirs, 2, tag);
            List<double> ratios = [];
            for (var round = 0; round < Rounds; round++)
            {
                var first = await Wrk.RunAsync(Machine.Real, round % 2 == 0 ? ours : theirs, 3, tag);
                var second = await Wrk.RunAsync(Machine.Real, round % 2 == 0 ? theirs : ours, 3, tag);
                ratios.Add(round % 2 == 0 ? first / second : second / first);
            }

            ratios.Sort();
            var median = ratios[Rounds / 2];
            figures.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {median:0.00} [{ratios[0]:0.00} to {ratios[^1]:0.00}]"));
            if (median < Floor)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {median:0.00} of the bare server"));
            }
        }
    }

    /// <summary>Asks until the page comes from memory in its smallest form.</summary>
    private static async Task<(byte[] Bytes, string Encoding, string Tag)> FinishedAsync(Uri site, string address)
    {
        using var client = new HttpClient { BaseAddress = site };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        (byte[] Bytes, string Encoding, string Tag) last = ([], "", "");
        for (var deadline = Environment.TickCount64 + 5_000; Environment.TickCount64 < deadline; await Task.Delay(200))
        {
            using var answer = await client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            last = (await answer.Content.ReadAsByteArrayAsync(), string.Join(", ", answer.Content.Headers.ContentEncoding), answer.Headers.ETag!.ToString());
        }

        return last;
    }
}
