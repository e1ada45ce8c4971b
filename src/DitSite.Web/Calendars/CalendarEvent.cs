namespace DitSite.Web.Calendars;

internal enum CalendarStatus { Confirmed, Tentative, Cancelled }

/// <summary>One entry of an iCalendar file (RFC 5545 §3.6.1). Dates and times are those of London.</summary>
internal sealed record CalendarEvent
{
    /// <summary>Never changes for an entry: a calendar replaces what it holds under the same identifier.</summary>
    public required string Uid { get; init; }

    /// <summary>Raised on each change, so that a later file supersedes an earlier one.</summary>
    public required int Sequence { get; init; }

    /// <summary>When what the entry says was last changed; never the time at which the file was made, so the same facts give the same bytes.</summary>
    public required DateTimeOffset Stamp { get; init; }

    public required DateOnly First { get; init; }

    /// <summary>Last day, itself included.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Daily times; null: the entry covers whole days.</summary>
    public (TimeOnly From, TimeOnly To)? Daily { get; init; }

    public required string Summary { get; init; }
    public string? Location { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public required CalendarStatus Status { get; init; }
}
