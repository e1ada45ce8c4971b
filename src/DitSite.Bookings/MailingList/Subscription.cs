namespace DitSite.Bookings.MailingList;

/// <summary>Consent to hear about new dates of one course; counts once confirmed.</summary>
public sealed class Subscription
{
    public const int EmailLength = EmailAddress.MaxLength;
    public const int CourseSlugLength = 200;
    public const int CourseTitleLength = 300;

    public required Guid Id { get; init; }
    public required string Email { get; init; }

    /// <summary>Keyed hash of the normalised address; unique with the course.</summary>
    public required string EmailHash { get; init; }

    public required string CourseSlug { get; init; }
    public required string CourseTitle { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>UTC; null: not confirmed, so nothing is sent.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    internal void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;

    internal SubscriptionView ToView() => new(CourseSlug, CourseTitle, ConfirmedAt is not null);
}

/// <summary>A form sent in for an address: counted for a day, so that nobody can flood a stranger's inbox.</summary>
public sealed class SubscriptionRequest
{
    public long Id { get; init; }
    public required string EmailHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>All that is left of an address that unsubscribed.</summary>
public sealed class Suppression
{
    public required string EmailHash { get; init; }
    public required string CourseSlug { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A run whose publication subscribers have been told of.</summary>
public sealed class AnnouncedRun
{
    public required Guid RunKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
