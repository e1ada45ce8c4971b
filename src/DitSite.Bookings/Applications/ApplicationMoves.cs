using System.Collections.Frozen;
using static DitSite.Bookings.Applications.ApplicationAction;
using static DitSite.Bookings.Applications.ApplicationState;

namespace DitSite.Bookings.Applications;

/// <summary>Every legal move of an application. What is not here is refused.</summary>
public static class ApplicationMoves
{
    private static readonly FrozenDictionary<(ApplicationState, ApplicationAction), ApplicationState> Table = new Dictionary<(ApplicationState, ApplicationAction), ApplicationState>
    {
        [(Draft, Save)] = Draft,
        [(Draft, Submit)] = Submitted,
        [(Draft, Withdraw)] = Withdrawn,
        [(Draft, DeleteDraft)] = Draft,

        [(Submitted, Withdraw)] = Withdrawn,
        [(Submitted, ReplaceReferee)] = Submitted,
        [(Submitted, AnswerReference)] = Submitted,
        [(Submitted, Assess)] = InReview,
        [(Submitted, RequestInformation)] = InformationRequested,
        [(Submitted, Decline)] = Declined,

        [(InReview, Withdraw)] = Withdrawn,
        [(InReview, ReplaceReferee)] = InReview,
        [(InReview, AnswerReference)] = InReview,
        [(InReview, Assess)] = InReview,
        [(InReview, RequestInformation)] = InformationRequested,
        [(InReview, ApplicationAction.Offer)] = Offered,
        [(InReview, Decline)] = Declined,

        [(InformationRequested, Withdraw)] = Withdrawn,
        [(InformationRequested, ReplaceReferee)] = InformationRequested,
        [(InformationRequested, AnswerReference)] = InformationRequested,
        [(InformationRequested, AnswerInformation)] = InReview,
        [(InformationRequested, Assess)] = InformationRequested,
        [(InformationRequested, Decline)] = Declined,

        [(Offered, Withdraw)] = Withdrawn,
        [(Offered, Accept)] = Accepted,
        [(Offered, DeclineOffer)] = Withdrawn,
        [(Offered, LetOfferLapse)] = Lapsed,
    }.ToFrozenDictionary();

    /// <summary>The state after an action, or null: the action is not legal in this state.</summary>
    public static ApplicationState? After(ApplicationState state, ApplicationAction action) =>
        Table.TryGetValue((state, action), out var next) ? next : null;

    public static bool Allows(ApplicationState state, ApplicationAction action) => Table.ContainsKey((state, action));

    /// <summary>Nothing can be done any more.</summary>
    public static bool IsOver(ApplicationState state) => Table.Keys.All(key => key.Item1 != state);
}

/// <summary>An action that is not legal in this state reached the entity: the caller did not ask first.</summary>
public sealed class IllegalMoveException(ApplicationState state, ApplicationAction action) : InvalidOperationException($"{action} is not possible for an application that is {state}.");
