using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests;
using DitSite.Tests.Robustness;
using DitSite.Tests.Site;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>
/// Two real sites on one real PostgreSQL behind a real nginx, while people book and others read: sites are killed, restarted one after the
/// other, and the database goes away and comes back. Afterwards what people were told is compared with what is kept.
/// </summary>
/// <param name="Kills">How often a site is killed without a word.</param>
/// <param name="Restarts">How often PostgreSQL is stopped for three seconds.</param>
/// <param name="Rolls">How often both sites are restarted one after the other.</param>
/// <param name="Program">Another build of the site than that of the tests.</param>
public sealed record NodesRun(int Kills, int Restarts, int Rolls, string? Program = null)
{
    private const int People = 4;

    /// <summary>Answers between two disturbances.</summary>
    public int Between { get; init; } = 50;

    private const string Course = "test-refresher";
    private const string RunPath = $"/courses/{Course}/dates/sample-1";

    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(3);
    private static readonly string[] Pages = ["/", $"/courses/{Course}", "/courses/test-course"];

    private readonly ConcurrentDictionary<string, string> acknowledged = new();
    private readonly ConcurrentBag<string> faults = [];
    private int answered;
    private int read;
    private double slowest503;
    private double slowestRecovery;

    public async Task<NodesResult> RunAsync()
    {
        using var folder = new TemporaryFolder();
        using var content = new TemporaryFolder();
        content.CopyFrom(Repository.TestContent);
        await File.WriteAllTextAsync(content.File("courses", Course, "runs", "sample-1.md"), CrashRun.Sample);
        await using var server = await PostgresServer.StartAsync(Machine.Real, durable: true);
        await server.ExecuteAsync("postgres", "CREATE DATABASE site");
        var port = LiveSite.FreePort();
        using var one = Site(folder, content.Path, server, port);
        using var two = Site(folder, content.Path, server, port);
        await Task.WhenAll(one.StartAsync(), two.StartAsync());
        await using var proxy = await Nginx.ProxyAsync(Machine.Real, [one.Address, two.Address], port);
        var address = new Uri(proxy.Address);
        using var over = new CancellationTokenSource();
        using var readingOver = new CancellationTokenSource();
        var people = Enumerable.Range(0, People).Select(person => BookOnAndOnAsync(address, person, over.Token)).ToArray();
        var reader = ReadOnAndOnAsync(address, readingOver.Token);

        for (var kill = 0; kill < Kills; kill++)
        {
            await UntilAnsweredAsync(2 * Between, people);
            var site = kill % 2 == 0 ? one : two;
            site.Kill();
            await UntilAnsweredAsync(Between / 2, people);
            await site.StartAsync();
        }

        for (var roll = 0; roll < Rolls; roll++)
        {
            foreach (var site in new[] { one, two })
            {
                await UntilAnsweredAsync(Between, people);
                await site.StopAsync();
                await site.StartAsync();
            }
        }

        for (var restart = 0; restart < Restarts; restart++)
        {
            await UntilAnsweredAsync(Between, people);
            await RestartAsync(server, address);
        }

        await UntilAnsweredAsync(Between, people);
        await over.CancelAsync();
        await Task.WhenAll(people);
        await readingOver.CancelAsync();
        await reader;
        await CompareAsync(server, faults.Add);

        // The controls: a booking that is taken away is missed, and a reader who meets no site at all notices.
        var tampered = new List<string>();
        await server.ExecuteAsync("site", "DELETE FROM \"Bookings\" WHERE \"Id\" = (SELECT MIN(\"Id\"::text)::uuid FROM \"Bookings\")");
        await CompareAsync(server, tampered.Add);
        one.Kill();
        two.Kill();
        using var http = Http();
        await ReadAsync(http, new(address, "/"), tampered.Add);
        return new(this, acknowledged.Count, read, slowest503, slowestRecovery, [.. faults], tampered);
    }

    private SiteProcess Site(TemporaryFolder folder, string content, PostgresServer server, int port)
    {
        var data = new TemporaryFolder();
        var site = Program is null ? new SiteProcess(data, content) : new SiteProcess(data, content) { Program = Program };
        site.Extra["ConnectionStrings__Bookings"] = server.ConnectionString("site");
        site.Extra["Site__PublicUrl"] = $"http://localhost:{port}";
        site.Extra["Proxies__Known__0"] = "127.0.0.1";
        site.Extra["Bookings__KeyFile"] = folder.File("bookings.key");
        site.Extra["Evidence__KeyFile"] = folder.File("evidence.key");
        return site;
    }

    private async Task BookOnAndOnAsync(Uri site, int person, CancellationToken over)
    {
        for (var booking = 0; !over.IsCancellationRequested; booking++)
        {
            var email = $"person{person}-{booking}@example.test";
            using var browser = new SiteClient(new(new PatientBrowser(() => Interlocked.Increment(ref answered), _ => { })) { BaseAddress = site, Timeout = Timeout.InfiniteTimeSpan });
            acknowledged[email] = await new BookingWalk(browser, RunPath, new($"Person {person} {booking}", email)).BookAsync();
        }
    }

    private async Task ReadOnAndOnAsync(Uri site, CancellationToken over)
    {
        using var http = Http();
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            await ReadAsync(http, new(site, Pages[number % Pages.Length]), faults.Add);
            read++;
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private static async Task ReadAsync(HttpClient http, Uri page, Action<string> fault)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                fault($"{page.AbsolutePath} answered {(int)answer.StatusCode}");
            }
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            fault($"{page.AbsolutePath} did not answer: {failed.Message}");
        }
    }

    private async Task RestartAsync(PostgresServer server, Uri site)
    {
        using var http = Http();
        await server.StopAsync();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Gone;)
        {
            var began = Stopwatch.GetTimestamp();
            using var away = await BeginBookingAsync(http, site);
            slowest503 = Math.Max(slowest503, Stopwatch.GetElapsedTime(began).TotalSeconds);
            if (away.StatusCode != HttpStatusCode.ServiceUnavailable || away.Headers.RetryAfter is null)
            {
                faults.Add($"without the database a booking page answered {(int)away.StatusCode}, Retry-After: {away.Headers.RetryAfter}");
            }
        }

        await server.StartAsync();
        var back = Stopwatch.StartNew();
        while (back.Elapsed < TimeSpan.FromSeconds(60))
        {
            using var answer = await BeginBookingAsync(http, site);
            if (answer.StatusCode == HttpStatusCode.Found)
            {
                break;
            }

            await Task.Delay(50);
        }

        slowestRecovery = Math.Max(slowestRecovery, back.Elapsed.TotalSeconds);
    }

    private static Task<HttpResponseMessage> BeginBookingAsync(HttpClient http, Uri site)
    {
        var begin = new HttpRequestMessage(HttpMethod.Post, new Uri(site, $"{RunPath}/book")) { Content = new FormUrlEncodedContent([]) };
        begin.Headers.Add("Sec-Fetch-Site", "same-origin");
        return http.SendAsync(begin);
    }

    private static HttpClient Http() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Work, not time, says when to go on: so a slow machine does as much between two disturbances as a fast one.</summary>
    private async Task UntilAnsweredAsync(int more, Task[] people)
    {
        for (var until = Volatile.Read(ref answered) + more; Volatile.Read(ref answered) < until;)
        {
            await Task.Delay(5);
            if (people.FirstOrDefault(person => person.IsCompleted) is { } stopped)
            {
                await stopped;
            }
        }
    }

    private async Task CompareAsync(PostgresServer server, Action<string> fault)
    {
        foreach (var (email, reference) in acknowledged)
        {
            var kept = await server.ExecuteAsync("site", $"SELECT string_agg(\"Reference\", ', ') FROM \"Bookings\" WHERE \"State\" = 'Booked' AND \"DelegateEmail\" = '{email}'");
            if (kept as string != reference.Replace("-", "", StringComparison.Ordinal))
            {
                fault($"{email} was told {reference}; the database has {kept}");
            }
        }

        if (await server.ExecuteAsync("site", "SELECT COUNT(*) FROM \"Bookings\"") is long rows && rows != acknowledged.Count)
        {
            fault($"{acknowledged.Count} bookings were acknowledged, and {rows} are kept");
        }

        if (await server.ExecuteAsync("site", "SELECT COUNT(*) FROM \"Runs\" r WHERE r.\"PlacesTaken\" - r.\"PlacesHeld\" <> (SELECT COUNT(*) FROM \"Bookings\" b WHERE b.\"RunKey\" = r.\"RunKey\" AND b.\"State\" = 'Booked')") is not 0L)
        {
            fault("a run counts other than its bookings");
        }
    }
}

/// <param name="Read">Information pages that were read meanwhile.</param>
/// <param name="Slowest503">Seconds until a page that needs the database said that it is away.</param>
/// <param name="SlowestRecovery">Seconds from the database's return to the next page that needs it.</param>
/// <param name="FaultsWhenTampered">What the same comparison and the same reader see after a booking and both sites were taken away.</param>
public sealed record NodesResult(NodesRun Run, int Acknowledged, int Read, double Slowest503, double SlowestRecovery, IReadOnlyList<string> Faults, IReadOnlyList<string> FaultsWhenTampered)
{
    public override string ToString() =>
        $"{Run.Kills} kills, {Run.Rolls} rolling restarts, {Run.Restarts} restarts of PostgreSQL: {Acknowledged} bookings acknowledged, {Read} information pages read, {Faults.Count} faults; "
        + $"503 after {Slowest503:0.0} s at most, back after {SlowestRecovery:0.0} s at most";
}
