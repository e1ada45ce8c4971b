using System.Collections.Concurrent;
using System.Globalization;
using DitSite.Tests.Site;
using Microsoft.Data.Sqlite;

namespace DitSite.Tests.Robustness;

/// <summary>
/// Kills the program at random instants while people book, and compares what they were told with what is kept. Each person repeats a
/// request that got no answer, as people do, so a confirmation may well be sent twice; it must book once.
/// </summary>
public sealed class CrashRun(int kills, int seed, string? program = null) : IDisposable
{
    private const int People = 4;
    private const string Course = "test-refresher";
    private const string RunPath = $"/courses/{Course}/dates/sample-1";

    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder content = new();
    private readonly ConcurrentDictionary<string, string> acknowledged = new();
    private int answered;
    private int confirmationsRepeated;

    /// <param name="program">Another build of the site than that of the tests.</param>
    public static async Task<CrashResult> RunAsync(int kills, int seed, string? program = null)
    {
        using var run = new CrashRun(kills, seed, program);
        return await run.RunAsync();
    }

    public void Dispose()
    {
        content.Dispose();
        data.Dispose();
    }

    private async Task<CrashResult> RunAsync()
    {
        content.CopyFrom(Repository.TestContent);
        await File.WriteAllTextAsync(content.File("courses", Course, "runs", "sample-1.md"), Sample);
        using var site = program is null ? new SiteProcess(data, content.Path) : new SiteProcess(data, content.Path) { Program = program };
        var slowestStart = await site.StartAsync();

        using var over = new CancellationTokenSource();
        var people = Enumerable.Range(0, People).Select(person => BookOnAndOnAsync(site.Address, person, over.Token)).ToArray();
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            await UntilAnsweredAsync(random.Next(40, 200), people);
            await Task.Delay(random.Next(30));
            site.Kill();
            var start = await site.StartAsync();
            slowestStart = start > slowestStart ? start : slowestStart;
        }

        // Everybody gets to the end of the booking they are in.
        await over.CancelAsync();
        await Task.WhenAll(people);
        await UntilMailIsOutAsync(site.Database);
        site.Kill();
        var faults = Compare(site);
        Tamper(site);
        return new(kills, acknowledged.Count, confirmationsRepeated, slowestStart, faults, Compare(site));
    }

    /// <summary>Work, not time, says when to kill: so a slow machine books as much between two kills as a fast one.</summary>
    private async Task UntilAnsweredAsync(int more, Task[] people)
    {
        for (var until = Volatile.Read(ref answered) + more; Volatile.Read(ref answered) < until;)
        {
            // A person who stops early has met an error: waiting on would hide it.
            await Task.Delay(5);
            if (people.FirstOrDefault(person => person.IsCompleted) is { } stopped)
            {
                await stopped;
            }
        }
    }

    private async Task BookOnAndOnAsync(Uri site, int person, CancellationToken over)
    {
        for (var booking = 0; !over.IsCancellationRequested; booking++)
        {
            var email = $"person{person}-{booking}@example.test";
            using var browser = new SiteClient(new(new PatientBrowser(() => Interlocked.Increment(ref answered), Repeated)) { BaseAddress = site, Timeout = Timeout.InfiniteTimeSpan });
            acknowledged[email] = await new BookingWalk(browser, RunPath, new($"Person {person} {booking}", email)).BookAsync();
        }
    }

    private void Repeated(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/check", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref confirmationsRepeated);
        }
    }

    private static async Task UntilMailIsOutAsync(string database)
    {
        for (var deadline = Environment.TickCount64 + 120_000; Environment.TickCount64 < deadline;)
        {
            using var connection = Open(database);
            if (Number(connection, "SELECT COUNT(*) FROM Outbox WHERE State <> 'Sent'") == 0)
            {
                return;
            }

            await Task.Delay(200);
        }
    }

    private IReadOnlyList<string> Compare(SiteProcess site)
    {
        using var connection = Open(site.Database);
        var kept = Rows(connection, "SELECT Reference, DelegateEmail FROM Bookings WHERE State = 'Booked'").ToLookup(row => row[1], row => row[0]);
        var letters = Directory.GetFiles(site.MailFolder, "*.eml").Select(file => File.ReadAllText(file).Replace("=\r\n", "", StringComparison.Ordinal)).ToList();
        List<string> faults = [];
        foreach (var (email, reference) in acknowledged)
        {
            var stored = kept[email].ToList();
            if (stored.Count != 1 || stored[0] != reference.Replace("-", "", StringComparison.Ordinal))
            {
                faults.Add($"{email} was told {reference}; the database has {string.Join(", ", stored.DefaultIfEmpty("nothing"))}");
            }

            if (!letters.Any(letter => letter.Contains(email, StringComparison.Ordinal) && letter.Contains(reference, StringComparison.Ordinal)))
            {
                faults.Add($"{email} was told {reference} and has no letter about it");
            }
        }

        faults.AddRange(kept.Where(stored => !acknowledged.ContainsKey(stored.Key)).Select(stored => $"{stored.Key} has a booking that nobody was told of"));
        faults.AddRange(letters.Where(IsCut).Select(letter => $"a letter is cut off: {letter[..Math.Min(200, letter.Length)]}"));
        faults.AddRange(Rows(connection, "PRAGMA integrity_check").Where(row => row[0] != "ok").Select(row => $"the database is damaged: {row[0]}"));
        Expect(0, "SELECT COUNT(*) FROM Outbox WHERE State <> 'Sent'", "letters not sent");
        Expect(0, "SELECT COUNT(*) FROM Bookings b WHERE NOT EXISTS (SELECT 1 FROM Outbox o WHERE o.BookingId = b.Id)", "bookings without a letter");
        Expect(0, "SELECT COUNT(*) FROM Runs r WHERE r.PlacesTaken - r.PlacesHeld <> (SELECT COUNT(*) FROM Bookings b WHERE b.RunKey = r.RunKey AND b.State = 'Booked')", "runs that count other than their bookings");
        Expect(0, "SELECT COUNT(*) FROM Runs r WHERE r.PlacesHeld <> (SELECT COUNT(*) FROM Holds h WHERE h.RunKey = r.RunKey)", "runs that count other than their holds");
        return faults;

        void Expect(long expected, string query, string what)
        {
            if (Number(connection, query) is var number && number != expected)
            {
                faults.Add($"{number} {what}");
            }
        }
    }

    /// <summary>The control: loses a booking, a letter and the end of another letter, which a comparison that works must see.</summary>
    private static void Tamper(SiteProcess site)
    {
        var letters = Directory.GetFiles(site.MailFolder, "*confirmation*.eml");
        File.Delete(letters[0]);
        File.WriteAllText(letters[^1], File.ReadAllText(letters[^1])[..^40]);
        using var connection = Open(site.Database);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; DELETE FROM Bookings WHERE rowid = (SELECT MIN(rowid) FROM Bookings)";
        command.ExecuteNonQuery();
    }

    /// <summary>A complete letter with an attachment ends with its last boundary.</summary>
    private static bool IsCut(string letter) => !letter.TrimEnd().EndsWith("--", StringComparison.Ordinal) && letter.Contains("multipart/", StringComparison.Ordinal);

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        return connection;
    }

    private static long Number(SqliteConnection connection, string query) => long.Parse(Rows(connection, query)[0][0], CultureInfo.InvariantCulture);

    private static List<string[]> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString()!)]);
        }

        return rows;
    }

    /// <summary>Far enough ahead of whatever today is, and with room for all.</summary>
    public const string Sample = """
        ---
        key: 5b2f7cf2-0c9a-4e39-9f3e-1b6f4a0f9d11
        name: Sample 1
        starts-in-weeks: 20
        weekday: friday
        from: 10:05
        to: 16:35
        state: scheduled
        mode: online
        capacity: 100000
        opens: 2020-01-01
        updated: 2026-11-22T09:00:00Z
        sequence: 0
        ---
        """;
}

/// <param name="Acknowledged">Bookings that somebody was shown a reference for.</param>
/// <param name="ConfirmationsRepeated">Confirmations sent again because no answer came.</param>
/// <param name="Faults">What was lost, doubled or half written, in sentences.</param>
/// <param name="FaultsWhenTampered">The same after something was taken away on purpose.</param>
public sealed record CrashResult(
    int Kills, int Acknowledged, int ConfirmationsRepeated, TimeSpan SlowestStart, IReadOnlyList<string> Faults, IReadOnlyList<string> FaultsWhenTampered)
{
    public override string ToString() =>
        $"{Kills} kills, {Acknowledged} bookings acknowledged, {ConfirmationsRepeated} confirmations sent again unanswered, {Faults.Count} faults, slowest start {SlowestStart.TotalSeconds:0.0} s";
}
