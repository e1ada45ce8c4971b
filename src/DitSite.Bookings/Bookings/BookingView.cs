using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Bookings;

public enum BookingState
{
    Booked,
    Cancelled,

    /// <summary>Took no place: the delegate already had one on this run.</summary>
    Duplicate,
}

/// <summary>A booking as it was sold, for its own page.</summary>
public sealed record BookingView
{
    public required BookingReference Reference { get; init; }
    public required Guid RunKey { get; init; }
    public required BookingState State { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset? CancelledAt { get; init; }

    public required SoldFacts Facts { get; init; }
    public required IReadOnlyList<PriceLine> Lines { get; init; }

    /// <summary>Pounds.</summary>
    public required decimal Total { get; init; }

    public required Person Booker { get; init; }
    public required Person Delegate { get; init; }
    public required PayerKind Payer { get; init; }
    public required string? PurchaseOrder { get; init; }
    public required string? BillingOrganisation { get; init; }
    public required string? BillingAddress { get; init; }
    public required string TermsVersion { get; init; }

    /// <summary>What changes cost, as it was when the place was sold.</summary>
    public required IReadOnlyList<PolicyRow> Policy { get; init; }

    /// <summary>The run has not started and the booking stands.</summary>
    public required bool CanCancel { get; init; }
}
