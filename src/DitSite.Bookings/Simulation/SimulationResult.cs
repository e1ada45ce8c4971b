namespace DitSite.Bookings.Simulation;

/// <summary>What came of simulated years.</summary>
public sealed record SimulationResult
{
    public required int Days { get; init; }

    public required int Seed { get; init; }

    public required int Courses { get; init; }

    public required int Bookings { get; init; }

    /// <summary>Courses that got another date.</summary>
    public required int Moves { get; init; }

    /// <summary>Of bookers whose course had moved: they come, went to another date, or cancelled.</summary>
    public required int Answers { get; init; }

    /// <summary>Places offered to people who waited.</summary>
    public required int Offers { get; init; }

    /// <summary>That arrived, duplicates included.</summary>
    public required int Letters { get; init; }

    public required int Outages { get; init; }

    /// <summary>Connections lost after the mail server had taken a letter.</summary>
    public required int Cuts { get; init; }

    public required int Duplicates { get; init; }

    /// <summary>Letters that the mail server took and lost, as a control.</summary>
    public required int Dropped { get; init; }

    /// <summary>Lines of the ledger.</summary>
    public required int Promises { get; init; }

    public required int Kept { get; init; }

    /// <summary>Promises that the simulated people saw broken, in sentences without a person.</summary>
    public required IReadOnlyList<string> Late { get; init; }

    /// <summary>Promises that the ledger itself calls broken or kept late.</summary>
    public required int LedgerBroken { get; init; }

    public int Broken => Late.Count + LedgerBroken;

    /// <summary>One line of counts.</summary>
    public override string ToString() =>
        $"{Days} days, seed {Seed}: {Courses} courses, {Bookings} bookings, {Moves} moves, {Answers} answers to them, {Offers} offers, {Letters} letters, {Outages} outages, {Cuts} lost connections, "
        + $"{Duplicates} duplicates, {Dropped} dropped; {Promises} promises on the ledger, {Kept} kept; {Broken} broken.";
}
