using DitSite.Bookings.Bookings;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>One question: its page, when it is asked and when it counts as answered.</summary>
public sealed record BookingStep(string Slug, Func<BookingOffer, BookingAnswers, bool> Applies, Func<BookingOffer, BookingAnswers, bool> IsAnswered);

/// <summary>The questions, in the order they are asked.</summary>
public static class BookingSteps
{
    public const string WhoAttends = "who-attends";
    public const string YourDetails = "your-details";
    public const string TheirDetails = "their-details";
    public const string Training = "training";
    public const string SystemRequirements = "system-requirements";
    public const string Registration = "registration";
    public const string AccessNeeds = "access-needs";
    public const string WhoPays = "who-pays";
    public const string Employer = "employer";
    public const string Fee = "fee";

    public static IReadOnlyList<BookingStep> All { get; } =
    [
        new(WhoAttends, Always, (_, answers) => answers.Attendee is not null),
        new(YourDetails, Always, (_, answers) => answers is { BookerName: not null, BookerEmail: not null }),
        new(TheirDetails, (_, answers) => answers.Attendee == Attendee.SomebodyElse, (_, answers) => answers is { DelegateName: not null, DelegateEmail: not null }),
        new(Training, (offer, _) => offer.Prerequisite is not null, (_, answers) => answers.TrainingCompleted is not null),
        new(SystemRequirements, (offer, _) => offer.IsOnline, (_, answers) => answers.SystemRequirementsConfirmed),
        new(Registration, Always, (_, answers) => answers.Registration is not null),
        new(AccessNeeds, Always, (_, answers) => answers.AccessNeeds is not null),
        new(WhoPays, Always, (_, answers) => answers.Payer is not null),
        new(Employer, (_, answers) => answers.Payer == PayerKind.Employer, (_, answers) => answers.Employer is not null),

        // A fee that was withdrawn since it was chosen is asked for again.
        new(Fee, (offer, _) => offer.AsksFee, (offer, answers) => answers.Fee is { } fee && offer.Sells(fee)),
    ];

    private static bool Always(BookingOffer offer, BookingAnswers answers) => true;
}
