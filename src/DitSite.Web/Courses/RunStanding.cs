namespace DitSite.Web.Courses;

/// <summary>What a visitor can do about a run today: content's state, its dates and the places left, joined.</summary>
public enum RunStanding
{
    Open,
    FewLeft,
    Full,

    /// <summary>Booking opens on a later day, which is set.</summary>
    OpensLater,

    /// <summary>Scheduled, and not to be booked: booking has not been opened, or has closed.</summary>
    NotOpen,
    Tentative,
    Postponed,
    Cancelled,
    Past,
}
