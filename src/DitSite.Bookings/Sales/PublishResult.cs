namespace DitSite.Bookings.Sales;

/// <summary>What publishing a snapshot's runs refused. The rest was taken.</summary>
public sealed record PublishResult(IReadOnlyList<PublishRefusal> Refusals);

/// <summary>The run's former row stays in force.</summary>
public abstract record PublishRefusal
{
    private PublishRefusal()
    {
    }

    public required Guid RunKey { get; init; }

    /// <param name="Taken">Places booked or held at this moment.</param>
    public sealed record CapacityBelowTaken(int Capacity, int Taken) : PublishRefusal;

    /// <param name="Taken">Funded places held or booked at this moment.</param>
    public sealed record FundedBelowTaken(int Places, int Taken) : PublishRefusal;

    /// <summary>The run vanished from the snapshot, or lost its capacity, while people have places on it.</summary>
    /// <param name="Kept">Places kept for applicants: offered, or held in the funded queue.</param>
    public sealed record NoLongerSold(int Bookings, int Kept) : PublishRefusal;
}
