using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Applications;

public enum ApplicationEventKind
{
    Started,
    LinkOpened,
    FileAdded,
    FileRemoved,
    FileInfected,
    Submitted,
    ReferenceAsked,
    ReferenceConfirmed,
    ReferenceDeclined,
    ReferenceNotMe,
    ReferenceExpired,
    RefereeReplaced,
    QueuedForFunding,
    FundedPlaceHeld,
    FundedPlacePassedOn,
    FundedPlaceByStaff,
    Assessed,
    InformationRequested,
    InformationAnswered,
    Offered,
    Accepted,
    OfferDeclined,
    OfferLapsed,
    Declined,
    Withdrawn,
    Forgotten,

    /// <summary>By staff; the detail says what it was.</summary>
    NameCorrected,
}

/// <summary>One line of an application's history.</summary>
public sealed class ApplicationEvent
{
    public const int TextLength = 2_000;

    public long Id { get; init; }
    public required Guid ApplicationId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required ApplicationEventKind Kind { get; init; }

    /// <summary>Name of the member of staff; null: the applicant, the referee or the clock.</summary>
    public string? Staff { get; init; }

    /// <summary>Code of a requirement or a reason given by staff. No words of the applicant or the referee, but for a name as it was before it was corrected.</summary>
    public string? Detail { get; init; }

    /// <summary>Call it in the transaction of what happened.</summary>
    internal static void Add(BookingsContext context, Guid application, ApplicationEventKind kind, DateTimeOffset now, string? staff = null, string? detail = null) =>
        context.ApplicationEvents.Add(new() { ApplicationId = application, At = now, Kind = kind, Staff = staff, Detail = detail });
}
