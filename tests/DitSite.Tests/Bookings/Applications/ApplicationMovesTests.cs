using System.Reflection;
using DitSite.Bookings.Applications;

namespace DitSite.Tests.Bookings.Applications;

public sealed class ApplicationMovesTests
{
    /// <summary>Written by hand from the rules, not from the table: one letter for the state an action leads to, a dot where it is refused.</summary>
    private static readonly (string State, string Moves)[] Expected =
    [
        //                        Save Submit Withdraw Replace AnswerRef AnswerInfo Accept DeclineOffer Assess Request Offer Decline Lapse Delete
        ("Draft",                "D    S      W        .       .         .          .      .            .      .       .     .       .     D"),
        ("Submitted",            ".    .      W        S       S         .          .      .            R      I       .     N       .     ."),
        ("InReview",             ".    .      W        R       R         .          .      .            R      I       O     N       .     ."),
        ("InformationRequested", ".    .      W        I       I         R          .      .            I      .       .     N       .     ."),
        ("Offered",              ".    .      W        .       .         .          A      W            .      .       .     .       L     ."),
        ("Accepted",             ".    .      .        .       .         .          .      .            .      .       .     .       .     ."),
        ("Declined",             ".    .      .        .       .         .          .      .            .      .       .     .       .     ."),
        ("Withdrawn",            ".    .      .        .       .         .          .      .            .      .       .     .       .     ."),
        ("Lapsed",               ".    .      .        .       .         .          .      .            .      .       .     .       .     ."),
    ];

    public static TheoryData<ApplicationState, ApplicationAction, ApplicationState?> Moves()
    {
        var data = new TheoryData<ApplicationState, ApplicationAction, ApplicationState?>();
        foreach (var (state, moves) in Expected)
        {
            var cells = moves.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(Enum.GetValues<ApplicationAction>().Length, cells.Length);
            foreach (var action in Enum.GetValues<ApplicationAction>())
            {
                data.Add(Enum.Parse<ApplicationState>(state), action, cells[(int)action] switch
                {
                    "D" => ApplicationState.Draft,
                    "S" => ApplicationState.Submitted,
                    "R" => ApplicationState.InReview,
                    "I" => ApplicationState.InformationRequested,
                    "O" => ApplicationState.Offered,
                    "A" => ApplicationState.Accepted,
                    "N" => ApplicationState.Declined,
                    "W" => ApplicationState.Withdrawn,
                    "L" => ApplicationState.Lapsed,
                    _ => null,
                });
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void Action_InAState_LeadsWhereTheRulesSay(ApplicationState state, ApplicationAction action, ApplicationState? expected) =>
        Assert.Equal(expected, ApplicationMoves.After(state, action));

    [Fact]
    public void Table_HasARowForEveryState() => Assert.Equal(Enum.GetNames<ApplicationState>(), Expected.Select(row => row.State));

    /// <summary>The entity itself goes by the table: each verb in each state moves, or throws and leaves everything as it was.</summary>
    [Theory]
    [MemberData(nameof(Moves))]
    public void Verb_OfTheEntity_GoesByTheTable(ApplicationState state, ApplicationAction action, ApplicationState? expected)
    {
        var now = BookingsHost.Now;
        var application = Applicants.InState(state);
        Action? verb = action switch
        {
            ApplicationAction.Save => () => application.Save("Ann", [1], now),
            ApplicationAction.Submit => () => application.Submit("1", "hash", now),
            ApplicationAction.Withdraw => () => application.Withdraw(now),
            ApplicationAction.AnswerInformation => application.AnswerInformation,
            ApplicationAction.Accept => () => application.Accept(Guid.NewGuid(), now),
            ApplicationAction.DeclineOffer => () => application.DeclineOffer(now),
            ApplicationAction.Assess => application.Assess,
            ApplicationAction.RequestInformation => application.RequestInformation,
            ApplicationAction.Offer => () => application.Offer(false, null, now, now.AddDays(1)),
            ApplicationAction.Decline => () => application.Decline(null, now),
            ApplicationAction.LetOfferLapse => () => application.LetOfferLapse(now),
            _ => null,
        };
        if (verb is null)
        {
            // What belongs to a referee or to the sweep moves nothing of the application itself; its doors ask the table first.
            Assert.Equal(expected is not null, application.Allows(action));
            return;
        }

        var before = Values(application);
        if (expected is null)
        {
            Assert.Throws<IllegalMoveException>(verb);
            Assert.Equal(before, Values(application));
        }
        else
        {
            verb();
            Assert.Equal(expected, application.State);
        }
    }

    private static List<object?> Values(Application application) => [.. typeof(Application).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.GetValue(application))];
}
