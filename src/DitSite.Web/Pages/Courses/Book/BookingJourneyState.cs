using System.Collections.Immutable;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What the server keeps of one browser's booking for 20 hours.</summary>
public sealed record BookingJourneyState
{
    public required Guid RunKey { get; init; }

    /// <summary>Goes into the last form: one key, one booking.</summary>
    public required string SubmitKey { get; init; }

    public BookingAnswers Answers { get; init; } = new();

    /// <summary>From here on every change leads back to the check page.</summary>
    public bool ReachedCheck { get; init; }

    /// <summary>Booked: the answers are gone, and going back leads to the result.</summary>
    public bool Over { get; init; }

    /// <summary>A hold is asked for once, with the first answer.</summary>
    public bool HoldAsked { get; init; }

    /// <summary>What this browser has booked, so that Back and reload find the result and never a second booking.</summary>
    public ImmutableArray<FinishedBooking> Finished { get; init; } = [];
}

/// <param name="Reference">As stored, without the hyphen.</param>
/// <param name="CorrectionSecret">Allows correcting the e-mail address for a while.</param>
public sealed record FinishedBooking(Guid RunKey, string SubmitKey, string Reference, string CorrectionSecret);
