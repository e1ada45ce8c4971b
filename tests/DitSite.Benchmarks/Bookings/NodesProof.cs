using DitSite.Benchmarks.Hosting;
using DitSite.Benchmarks.Proofs;
using DitSite.EndToEndTests.Postgres;
using DitSite.Tests.Bookings.Bookings;

namespace DitSite.Benchmarks.Bookings;

/// <summary>Several sites on one PostgreSQL, at full size.</summary>
internal static class NodesProof
{
    private const int Attempts = 10_000;
    private const int Places = 20;
    private const int Rounds = 20;

    /// <summary>The same number, contested at two sites.</summary>
    public static async Task<ProofResult> RaceAsync()
    {
        var rounds = new List<NodesRound>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await NodesRace.RunAsync(Attempts, Places));
        }

        var control = await NodesRace.RunAsync(200, Places, () => new WithoutCapacityGuard());
        return new(
            $"{Rounds} rounds of {Attempts} attempts for {Places} places: {string.Join(", ", rounds.Select(round => round.Told).Distinct())} each; without the guard {control.Told}",
            [
                .. rounds.Where(round => !round.IsRight(Attempts, Places)).Select(round => round.ToString()),
                .. Unless(control.Told > Places, "the control did not oversell"),
            ]);
    }

    /// <summary>Sites and database go away and come back while people book and read.</summary>
    public static async Task<ProofResult> RunAsync()
    {
        var run = await new NodesRun(Kills: 10, Restarts: 5, Rolls: 3, await PublishedSite.ProgramAsync()).RunAsync();
        return new(
            run.ToString(),
            [
                .. run.Faults,
                .. Unless(run.FaultsWhenTampered.Count >= 3, "the comparison does not see what is missing"),
                .. Unless(run.Slowest503 <= 2, $"503 after {run.Slowest503:0.0} s"),
                .. Unless(run.SlowestRecovery <= 5, $"back after {run.SlowestRecovery:0.0} s"),
            ]);
    }

    private static string[] Unless(bool holds, string fault) => holds ? [] : [fault];
}
