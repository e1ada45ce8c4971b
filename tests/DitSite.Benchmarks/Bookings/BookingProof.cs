using DitSite.Benchmarks.Proofs;
using DitSite.Tests.Bookings;
using DitSite.Tests.Bookings.Storage;

namespace DitSite.Benchmarks.Bookings;

/// <summary>How many bookings a second are on the disk, with 64 people at once, as ratios to the disk and to a gate that lets one in at a time.</summary>
internal static class BookingProof
{
    private const int Clients = 64;
    private const int Rounds = 5;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(3);

    public static async Task<ProofResult> RunAsync()
    {
        // The first second of a program is spent on compiling it.
        await RoundAsync(new(Clients, 20, TimeSpan.FromSeconds(1)));
        var rounds = new List<Round>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync(new(Clients, 200, Lasting)));
        }

        var (bookings, writes) = (Median(rounds, round => round.Booked.PerSecond / round.BookedPlain.PerSecond), Median(rounds, round => round.Taken.PerSecond / round.TakenPlain.PerSecond));
        var (slow, wait, ofDisk) = (Median(rounds, round => round.Booked.P99), Median(rounds, round => round.Booked.P99 / round.BookedPlain.P99), Median(rounds, round => round.Taken.PerSecond / round.Syncs));
        return new(
            $"disk {Median(rounds, round => round.Syncs):0} syncs/s; whole bookings {Median(rounds, round => round.Booked.PerSecond):0}/s, p50 {Median(rounds, round => round.Booked.Median):0.0} ms, p99 {slow:0.0} ms: "
            + $"{Median(rounds, round => round.Booked.PerSecond / round.Syncs):0.00} of the disk's syncs, {bookings:0.00} times one at a time ({Median(rounds, round => round.BookedPlain.PerSecond):0}/s, p99 {Median(rounds, round => round.BookedPlain.P99):0.0} ms); "
            + $"the guarded update and one row {Median(rounds, round => round.Taken.PerSecond):0}/s, p99 {Median(rounds, round => round.Taken.P99):0.0} ms: {ofDisk:0.00} of the syncs, {writes:0.00} times one at a time",
            [
                .. Unless(wait <= 1, $"the slowest booking of a hundred waits {wait:0.00} times as long as one at a time"),
                .. Unless(ofDisk >= 0.5, $"the smallest write comes to {ofDisk:0.00} of the disk's syncs"),
                .. Unless(writes >= 1.5, $"a group is worth {writes:0.00} times one at a time"),
            ]);
    }

    private static async Task<Round> RoundAsync(WriteLoad load)
    {
        // Each on a new database, so that none pays for the rows of another.
        await using var host = await BookingsHost.StartAsync();
        await using var plain = await BookingsHost.StartAsync();
        return new(
            WriteLoad.SyncsPerSecond(host.Folder, TimeSpan.FromSeconds(1)),
            await load.BookAsync(host, 64),
            await load.BookAsync(plain, 1),
            await load.TakeAsync(host, 64),
            await load.TakeAsync(plain, 1));
    }

    private static double Median(IReadOnlyList<Round> rounds, Func<Round, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    private static string[] Unless(bool holds, string fault) => holds ? [] : [fault];

    private sealed record Round(double Syncs, WriteRate Booked, WriteRate BookedPlain, WriteRate Taken, WriteRate TakenPlain);
}
