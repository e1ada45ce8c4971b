using System.Collections.Immutable;

namespace DitSite.Content.Catalogue;

public enum RunState { Scheduled, Tentative, Postponed, Cancelled, Withdrawn }

/// <summary>One dated offering of a course. Dates and times are those of the United Kingdom.</summary>
public sealed record CourseRun
{
    /// <summary>Permanent: bookings and calendars refer to it.</summary>
    public required Guid Key { get; init; }

    public required string CourseSlug { get; init; }

    /// <summary>Last part of its public address. It stays when the run moves.</summary>
    public required string Address { get; init; }

    /// <summary>Former addresses, answered with a permanent redirect.</summary>
    public ImmutableArray<string> FormerAddresses { get; init; } = [];

    public required DateOnly Starts { get; init; }
    public required DateOnly Ends { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? To { get; init; }
    public required RunState State { get; init; }

    /// <summary>First day before the last move; null if it never moved.</summary>
    public DateOnly? MovedFrom { get; init; }

    public required DeliveryMode Mode { get; init; }
    public Venue? Venue { get; init; }
    public int? Capacity { get; init; }
    public int? FundedPlaces { get; init; }

    /// <summary>The run's own fees, or the course's where it has none.</summary>
    public ImmutableArray<FeeOption> Fees { get; init; } = [];

    /// <summary>First day of booking; null: not opened.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>Last day of booking; where the item has none, the day before <see cref="Starts"/>.</summary>
    public required DateOnly Closes { get; init; }

    /// <summary>Raised on each published change of date, time or place.</summary>
    public int Sequence { get; init; }

    /// <summary>UTC instant of the last published change.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>First published, for the feed of new dates.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>A made-up date that lets a newcomer try the site: never in sitemap, feeds or the CMS schema.</summary>
    public bool IsSample { get; init; }

    public bool IsPast(DateOnly today) => Ends < today;

    public bool IsUpcoming(DateOnly today) => !IsPast(today) && State is not (RunState.Withdrawn or RunState.Cancelled);

    /// <summary>Whether booking or applying is open on a London date (places apart).</summary>
    public bool IsOpen(DateOnly today) =>
        State == RunState.Scheduled && Opens <= today && today <= Closes && today < Starts && Capacity is > 0 && Fees.Any(fee => fee.Amount is not null);
}

public sealed record Venue(Guid Key, string Slug, string Title, string Street, string Town, string Postcode, Uri? MapUrl, Markup.Prose? Accessibility)
{
    public string FullAddress => $"{Street}, {Town}, {Postcode}";
}
