namespace DitSite.Bookings.Applications;

public enum ApplicationState
{
    /// <summary>Being filled in; deleted when left alone for 30 days.</summary>
    Draft,

    /// <summary>Everything the applicant controls is complete.</summary>
    Submitted,
    InReview,
    InformationRequested,
    Offered,

    /// <summary>The offer was accepted: there is a booking.</summary>
    Accepted,
    Declined,
    Withdrawn,

    /// <summary>The offer ran out.</summary>
    Lapsed,
}

/// <summary>What can be done to an application, by its applicant, its referee, staff or the clock.</summary>
public enum ApplicationAction
{
    Save,
    Submit,
    Withdraw,
    ReplaceReferee,
    AnswerReference,
    AnswerInformation,
    Accept,
    DeclineOffer,
    Assess,
    RequestInformation,
    Offer,
    Decline,
    LetOfferLapse,
    DeleteDraft,
}
