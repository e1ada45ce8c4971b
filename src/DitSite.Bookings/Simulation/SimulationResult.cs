namespace DitSite.Bookings.Simulation;

/// <summary>What came of simulated years.</summary>
/// <param name="Late">Promises that the simulated people saw broken, in sentences without a person.</param>
/// <param name="LedgerBroken">Promises that the ledger itself calls broken or kept late.</param>
public sealed record SimulationResult(
    int Days, int Seed, int Courses, int Bookings, int Moves, int Offers, int Letters, int Outages, int Cuts, int Duplicates, int Dropped, int Promises, int Kept, IReadOnlyList<string> Late, int LedgerBroken)
{
    public int Broken => Late.Count + LedgerBroken;

    /// <summary>One line of counts.</summary>
    public override string ToString() =>
        $"{Days} days, seed {Seed}: {Courses} courses, {Bookings} bookings, {Moves} moves, {Offers} offers, {Letters} letters, {Outages} outages, {Cuts} lost connections, "
        + $"{Duplicates} duplicates, {Dropped} dropped; {Promises} promises on the ledger, {Kept} kept; {Broken} broken.";
}
