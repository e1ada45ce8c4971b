using System.Diagnostics;
using DitSite.Benchmarks.Proofs;
using DitSite.Content.Rules;
using DitSite.Tests;
using DitSite.Tests.Content;

namespace DitSite.Benchmarks.Rules;

/// <summary>What the content check costs an editor who waits for it, against reading the same files from disk in the same run.</summary>
internal static class CheckProof
{
    private const int Rounds = 25;
    private const double Limit = 40;
    private static readonly DateOnly Today = new(2027, 2, 1);

    public static async Task<ProofResult> RunAsync()
    {
        var folder = Repository.PathOf("content");
        var batch = await ShippedContent.ReadAsync(folder, showSamples: true);
        List<double> readings = [];
        List<double> checks = [];
        // In turns, so that whatever else the machine does falls on both.
        for (var round = 0; round < Rounds; round++)
        {
            readings.Add(await MillisecondsAsync(() => ShippedContent.ReadAsync(folder, showSamples: true)));
            checks.Add(await MillisecondsAsync(() => Task.FromResult(ContentReport.Of(batch, Today))));
        }

        var (reading, check) = (Median(readings), Median(checks));
        var ratio = check / reading;
        return new(
            $"{batch.Documents.Count} items read in {reading:0.0} ms, checked in {check:0.0} ms: {ratio:0.0} times",
            ratio <= Limit ? [] : [$"a check costs {ratio:0.0} times a reading"]);
    }

    private static async Task<double> MillisecondsAsync<T>(Func<Task<T>> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
