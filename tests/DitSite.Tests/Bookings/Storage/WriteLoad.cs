using System.Collections.Concurrent;
using System.Diagnostics;
using DitSite.Bookings.Places;
using DitSite.Bookings.Storage;

namespace DitSite.Tests.Bookings.Storage;

/// <summary>Clients that book one after another, each waiting for its answer, and what the disk itself can do.</summary>
/// <param name="Runs">Dates that they book, in turn.</param>
public sealed record WriteLoad(int Clients, int Runs, TimeSpan Lasting)
{
    /// <param name="group">Writes in one commit at most; 1: the plain gate.</param>
    public async Task<WriteRate> BookAsync(BookingsHost host, int group)
    {
        host.Get<WriteGate>().LargestGroup = group;
        var runs = Enumerable.Range(0, Runs).Select(_ => Guid.NewGuid()).ToArray();
        await host.PublishAsync([.. runs.Select(run => Examples.Run(capacity: 1_000_000) with { RunKey = run })]);
        return await LoadAsync((client, number) => host.BookedAsync(Examples.Booking($"person{client}-{number}", runs[(client + (number * Clients)) % Runs])));
    }

    /// <summary>The smallest write of the contested kind: one guarded update and one row.</summary>
    public async Task<WriteRate> TakeAsync(BookingsHost host, int group)
    {
        var gate = host.Get<WriteGate>();
        gate.LargestGroup = group;
        var runs = Enumerable.Range(0, Runs).Select(_ => Guid.NewGuid()).ToArray();
        await host.PublishAsync([.. runs.Select(run => Examples.Run(capacity: 1_000_000) with { RunKey = run })]);
        return await LoadAsync((client, number) => gate.WriteAsync(
            async context =>
            {
                var run = runs[(client + (number * Clients)) % Runs];
                if (await PlaceCount.TakeAsync(context, run, default))
                {
                    context.Suppressions.Add(new() { EmailHash = Guid.NewGuid().ToString("N"), CourseSlug = "load", At = BookingsHost.Now });
                }

                return true;
            },
            default));
    }

    /// <summary>How often a second the disk under a folder takes 4 KB at the end of a file for good.</summary>
    public static double SyncsPerSecond(string folder, TimeSpan lasting)
    {
        var path = Path.Combine(folder, "syncs");
        var page = new byte[4096];
        var watch = Stopwatch.StartNew();
        var count = 0;
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (; watch.Elapsed < lasting; count++)
            {
                file.Write(page);
                file.Flush(flushToDisk: true);
            }
        }

        File.Delete(path);
        return count / watch.Elapsed.TotalSeconds;
    }

    private async Task<WriteRate> LoadAsync(Func<int, int, Task> write)
    {
        var waits = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var number = 0; watch.Elapsed < Lasting; number++)
            {
                var began = Stopwatch.GetTimestamp();
                await write(client, number);
                waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var sorted = waits.Order().ToArray();
        return new(sorted.Length / seconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }
}

/// <param name="Median">Milliseconds from asking to the answer.</param>
/// <param name="P99">The same of the slowest in a hundred.</param>
public sealed record WriteRate(double PerSecond, double Median, double P99)
{
    public override string ToString() => $"{PerSecond:0}/s, p50 {Median:0.0} ms, p99 {P99:0.0} ms";
}
