using System.Diagnostics;
using System.Globalization;
using DitSite.Benchmarks.Proofs;
using DitSite.Bookings.Desk;
using DitSite.Content.Publishing;
using DitSite.Tests;
using DitSite.Tests.Bookings;
using DitSite.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Benchmarks.Growth;

/// <summary>What more bookings and more courses cost: a booking must not, and the rest is shown.</summary>
internal static class GrowthProof
{
    private const int PerRun = 20;
    private const int Times = 15;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    private static readonly int[] Bookings = [1_000, 100_000, 1_000_000];
    private static readonly int[] Courses = [10, 100, 1_000];

    public static async Task<ProofResult> RunAsync()
    {
        var bookings = new List<(int Count, double Book, string Words)>();
        foreach (var count in Bookings)
        {
            bookings.Add(await BookingsAsync(count));
        }

        var courses = new List<(double Page, string Words)>();
        foreach (var count in Courses)
        {
            courses.Add(await CoursesAsync(count));
        }

        var (dearer, slower) = (bookings[^1].Book / bookings[0].Book, courses[^1].Page / courses[0].Page);
        return new(
            string.Join("; ", bookings.Select(row => row.Words).Concat(courses.Select(row => row.Words))),
            [
                .. Unless(dearer <= 3, $"a booking among {Bookings[^1]:#,0} costs {dearer:0.0} times one among {Bookings[0]:#,0}"),
                .. Unless(slower <= 3, $"a course page of {Courses[^1]:#,0} courses costs {slower:0.0} times one of {Courses[0]:#,0}"),
            ]);
    }

    private static async Task<(int Count, double Book, string Words)> BookingsAsync(int count)
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync([.. Enumerable.Range(0, count / PerRun).Select(run => Examples.Run(capacity: 1_000_000) with { RunKey = Key(run) })]);
        await host.BookedAsync(Examples.Booking("first", Key(0)));
        await host.ReadAsync(context => CopyBookingAsync(context, count));
        var number = 0;
        var book = await MedianAsync(() => host.BookedAsync(Examples.Booking($"person{number++}", Key(number % (count / PerRun)))));
        var desk = host.Get<BookingsDesk>();
        var list = await MedianAsync(() => desk.OfRunAsync(Key(1), default));
        var search = await MedianAsync(() => desk.SearchAsync("first", default));
        var today = await MedianAsync(() => host.Get<TodayDesk>().ReadAsync());
        return (count, book, $"{count:#,0} bookings: to book {book:0.0} ms, list of a date {list:0.0} ms, search by name {search:0.0} ms, today at the desk {today:0.0} ms");
    }

    /// <summary>Many more of the one booking there is, twenty to a run, by one statement; each with what has to be its own.</summary>
    private static async Task<int> CopyBookingAsync(DitSite.Bookings.Storage.BookingsContext context, int count)
    {
        var own = new Dictionary<string, string>
        {
            ["Id"] = "printf('%08X-0000-4000-8000-000000000000', n)",
            ["Reference"] = "replace(replace(printf('%08d', n), '0', 'Z'), '1', 'Y')",
            ["KeyHash"] = "printf('%064x', n)",
            ["DelegateEmailKey"] = "printf('%064x', n)",
            ["RunKey"] = $"printf('%08X-0000-4000-8000-000000000001', n / {PerRun})",
            ["BookerName"] = "printf('Person %d', n)",
        };
        var columns = context.Model.FindEntityType(typeof(DitSite.Bookings.Bookings.Booking))!.GetProperties().Select(property => property.GetColumnName()).ToList();
        var insert = $"""
            WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count - 1})
            INSERT INTO "Bookings" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => own.GetValueOrDefault(column) ?? $"\"{column}\""))} FROM numbers, (SELECT * FROM "Bookings" LIMIT 1);
            UPDATE "Runs" SET "PlacesTaken" = (SELECT COUNT(*) FROM "Bookings" b WHERE b."RunKey" = "Runs"."RunKey");
            """;
        context.Database.SetCommandTimeout(600);
        return await context.Database.ExecuteSqlRawAsync(insert);
    }

    private static async Task<(double Page, string Words)> CoursesAsync(int count)
    {
        using var content = new TemporaryFolder();
        content.CopyFrom(Repository.TestContent);
        var original = await File.ReadAllTextAsync(content.File("courses", "test-refresher", "course.md"));
        var run = await File.ReadAllTextAsync(content.File("courses", "test-refresher", "runs", "2027-03-26.md"));
        for (var course = 0; course < count; course++)
        {
            Directory.CreateDirectory(content.File("courses", $"copy-{course}", "runs"));
            await File.WriteAllTextAsync(content.File("courses", $"copy-{course}", "course.md"), WithKey(original));
            await File.WriteAllTextAsync(content.File("courses", $"copy-{course}", "runs", "2027-03-26.md"), WithKey(run));
        }

        await using var site = new SiteFactory { ContentFolder = content.Path };
        var began = Stopwatch.GetTimestamp();
        using var browser = site.Browse();
        await browser.GetPageAsync("/");
        var start = Stopwatch.GetElapsedTime(began);
        var refresh = Stopwatch.GetTimestamp();
        await site.Services.GetRequiredService<ContentRefresh>().RefreshAsync(default);
        var publish = Stopwatch.GetElapsedTime(refresh);

        // What a publish sets going (runs offered, mailing list told) is over; a page with a query is made for each who asks, and not kept.
        await Task.Delay(Rest);
        var number = 0;
        var page = await MedianAsync(() => browser.Http.GetStringAsync($"/courses/copy-{number % count}?made={number++}"));
        return (page, $"{count:#,0} courses: first start {start.TotalSeconds:0.0} s, a publish {publish.TotalSeconds:0.0} s, a course page made {page:0.0} ms");
    }

    private static string WithKey(string file) =>
        string.Join('\n', file.Split('\n').Select(line => line.StartsWith("key:", StringComparison.Ordinal) ? $"key: {Guid.NewGuid()}" : line));

    private static Guid Key(int run) => Guid.Parse($"{run.ToString("x8", CultureInfo.InvariantCulture)}-0000-4000-8000-000000000001");

    private static async Task<double> MedianAsync<T>(Func<Task<T>> work)
    {
        await work();
        var times = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Order().ElementAt(Times / 2);
    }

    private static string[] Unless(bool holds, string fault) => holds ? [] : [fault];
}
