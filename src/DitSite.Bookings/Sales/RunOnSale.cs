using DitSite.Bookings.Changes;

namespace DitSite.Bookings.Sales;

/// <summary>One run's places: the row that every race for a place is decided on.</summary>
public sealed class RunOnSale
{
    public required Guid RunKey { get; init; }

    /// <summary>False: the last snapshot does not sell it any more.</summary>
    public bool OnSale { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>Booked and held together; moved only by the guarded updates of <see cref="Places.PlaceCount"/>.</summary>
    public int PlacesTaken { get; private set; }

    /// <summary>Held, a part of <see cref="PlacesTaken"/>.</summary>
    public int PlacesHeld { get; private set; }

    /// <summary>UTC; null: not opened.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    public IReadOnlyList<PriceLine> Prices { get; private set; } = [];

    /// <summary>Set by <see cref="Offer"/> before the row is first saved.</summary>
    public SoldFacts Facts { get; private set; } = null!;

    /// <summary>The highest SEQUENCE with which an entry of this run was taken out of a calendar; 0: none was.</summary>
    public int CalendarSequence { get; private set; }

    /// <summary>For a new booking: its calendar entry is newer than any that was cancelled.</summary>
    internal SoldFacts FactsNow => CalendarSequence == 0 ? Facts : Facts with { Calendar = CalendarUpdate.Beyond(Facts.Calendar, CalendarSequence) };

    internal RunPlaces Places => new(RunKey, OnSale, Capacity, PlacesTaken, OpensAt, ClosesAt);

    public int PlacesBooked => PlacesTaken - PlacesHeld;

    public bool IsOpen(DateTimeOffset now) => OnSale && OpensAt <= now && now < ClosesAt;

    /// <summary>People with a place on another run may move to it. A run that is applied for never opens for booking, and takes them all the same.</summary>
    public bool TakesMoves(DateTimeOffset now) => OnSale && now < ClosesAt;

    /// <summary>People with places, or with one kept for them, keep their run on the books until it is over.</summary>
    /// <param name="kept">Places held by offers and for the funded queue.</param>
    internal bool IsPromised(int kept, DateTimeOffset now) => OnSale && PlacesBooked + kept > 0 && now < Facts.EndsAt;

    internal void Offer(SellableRun run, int capacity)
    {
        OnSale = true;
        Capacity = capacity;
        OpensAt = run.OpensAt;
        ClosesAt = run.ClosesAt;
        Prices = run.Prices;
        Facts = run.Facts;
    }

    internal void Withdraw() => OnSale = false;

    internal SellableRun ToSellable() => new()
    {
        RunKey = RunKey,
        Capacity = Capacity,
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        Prices = Prices,
        Facts = Facts,
    };
}
