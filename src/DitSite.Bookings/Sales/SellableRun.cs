using DitSite.Bookings.Policies;

namespace DitSite.Bookings.Sales;

/// <summary>What the site offers for one run, upserted from content on every snapshot. Bookings knows nothing else of content.</summary>
public sealed record SellableRun
{
    public required Guid RunKey { get; init; }

    /// <summary>Null: not sold (no capacity set).</summary>
    public required int? Capacity { get; init; }

    /// <summary>Places of the run that somebody else pays for, first come, first served; null or 0: none.</summary>
    public int? FundedPlaces { get; init; }

    /// <summary>UTC instants between which places can be booked; null opens: never.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }
    public required IReadOnlyList<PriceLine> Prices { get; init; }

    /// <summary>What a booking copies when it is made.</summary>
    public required SoldFacts Facts { get; init; }
}

public enum PriceKind { Fee, AddOn }

/// <param name="Amount">Pounds.</param>
public sealed record PriceLine(string Code, PriceKind Kind, string Label, decimal Amount);

/// <summary>The facts a run is sold with, copied into each booking: what was promised stays readable whatever content says later.</summary>
public sealed record SoldFacts
{
    public required string CourseTitle { get; init; }

    /// <summary>Path of the run's page, for links in messages.</summary>
    public required string RunPath { get; init; }

    /// <summary>"Friday 10 June 2022".</summary>
    public required string DatesText { get; init; }

    /// <summary>"10:00 to 17:00, UK time", or null.</summary>
    public string? TimesText { get; init; }

    /// <summary>"Online, live on Zoom" or the venue and its address.</summary>
    public required string PlaceText { get; init; }

    public required DateOnly Starts { get; init; }
    public required DateOnly Ends { get; init; }

    /// <summary>UTC instant at which the run ends: links to a booking live until 30 days after it.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When joining instructions come, in a sentence.</summary>
    public string? JoiningText { get; init; }

    /// <summary>Working days before the first day by which joining instructions come (S115); null: none are promised.</summary>
    public int? JoiningWorkingDays { get; init; }

    /// <summary>Working days' notice that the site promises of a change (S85); null: no number is promised.</summary>
    public int? NoticeWorkingDays { get; init; }

    /// <summary>Working days after the booking within which the invoice comes; null: no number is promised.</summary>
    public int? InvoiceWorkingDays { get; init; }

    /// <summary>VAT line shown under totals; null while not set.</summary>
    public string? VatText { get; init; }

    /// <summary>Which course it is: runs with the same value are dates of one course. Null in bookings from before it was kept.</summary>
    public string? Course { get; init; }

    /// <summary>Title of the course to have completed first (S87); null: none.</summary>
    public string? Prerequisite { get; init; }

    /// <summary>Whoever attends confirms that their equipment meets the system requirements (S110).</summary>
    public bool AsksRequirements { get; init; }

    /// <summary>What cancelling, moving and sending somebody else cost; empty: the provider has set none.</summary>
    public IReadOnlyList<PolicyRow> Policy { get; init; } = [];

    /// <summary>Codes of the fees that include the role play; empty: the course has none.</summary>
    public IReadOnlyList<string> RolePlayFees { get; init; } = [];

    /// <summary>What is to be done by when after the course, counted from its last day.</summary>
    public IReadOnlyList<FollowingDate> FollowingDates { get; init; } = [];

    /// <summary>Minutes taught, as the timetable has them; 0: it has none.</summary>
    public int TeachingMinutes { get; init; }

    /// <summary>Who runs the course, in a sentence's order; null: nobody is named.</summary>
    public string? OrganisersText { get; init; }

    /// <summary>The iCalendar file of the run, attached to the confirmation.</summary>
    public required string Calendar { get; init; }
}

/// <param name="Date">Last day on which it is in time.</param>
/// <param name="Then">What follows when it is missed; null: not said.</param>
public sealed record FollowingDate(string Code, string Label, DateOnly Date, string? Then);
