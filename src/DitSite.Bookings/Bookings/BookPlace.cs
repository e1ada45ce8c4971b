namespace DitSite.Bookings.Bookings;

public enum PayerKind { Self, Employer }

/// <summary>A confirmed journey: everything needed to book one place.</summary>
public sealed record BookPlace
{
    /// <summary>From a hidden field of the last page: the same key always gives the same booking.</summary>
    public required string IdempotencyKey { get; init; }

    public required Guid RunKey { get; init; }

    /// <summary>The browser's hold, if it has one.</summary>
    public Guid? HoldId { get; init; }

    public required Person Booker { get; init; }

    /// <summary>Who attends; the booker when they book for themselves.</summary>
    public required Person Delegate { get; init; }

    /// <summary>Month in which the delegate completed the training, first day of it.</summary>
    public DateOnly? TrainingCompleted { get; init; }

    public bool SystemRequirementsConfirmed { get; init; }
    public string? RegistrationBody { get; init; }
    public string? RegistrationNumber { get; init; }

    /// <summary>May be health data: kept in a table of its own, deleted 30 days after the run.</summary>
    public string? AccessNeeds { get; init; }

    public required PayerKind Payer { get; init; }
    public string? PurchaseOrder { get; init; }
    public string? BillingAddress { get; init; }
    public string? BillingOrganisation { get; init; }
    public required string FeeCode { get; init; }
    public IReadOnlyList<string> AddOnCodes { get; init; } = [];

    /// <summary>Pounds, as shown on the check-your-answers page; a different price now is a refusal, never a surprise.</summary>
    public required decimal TotalShown { get; init; }

    public required string TermsVersion { get; init; }

    /// <summary>SHA-256 of the terms accepted, lower-case hex.</summary>
    public required string TermsHash { get; init; }
}

public sealed record Person(string Name, string Email);

public abstract record BookPlaceResult
{
    private BookPlaceResult()
    {
    }

    /// <summary>
    /// The booking is recorded and e-mail is on its way. Also the answer when the delegate already has a place on this run: the reference
    /// then names a booking that took no place, and only the e-mail says so. The page must not promise more than "we have sent an e-mail".
    /// </summary>
    /// <param name="Already">This key was confirmed before: nothing was done now.</param>
    /// <param name="CorrectionSecret">Lets the same browser correct the e-mail address for 20 minutes; keep it on the server or in the journey.</param>
    public sealed record Booked(BookingReference Reference, bool Already, string CorrectionSecret) : BookPlaceResult;

    public sealed record RunFull : BookPlaceResult;

    public sealed record RunClosed : BookPlaceResult;

    /// <summary>The price list changed since it was shown.</summary>
    /// <param name="Total">Pounds; null when an option chosen is no longer sold.</param>
    public sealed record PriceChanged(decimal? Total) : BookPlaceResult;

    /// <summary>The same key came with other answers.</summary>
    public sealed record KeyReused : BookPlaceResult;
}
