using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Courses;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>The answers as the check page lists them, each with the link that changes it.</summary>
internal static class CheckRows
{
    public static IReadOnlyList<SummaryRow> Run(Course course, CourseRun run) =>
    [
        new("Course", course.Title),
        new("Date and time", Together(RunWords.Dates(run), RunWords.Times(run))),
        new("Place", RunWords.Place(course, run)),
    ];

    /// <summary>The same, as a booking copied it.</summary>
    public static IReadOnlyList<SummaryRow> Sold(SoldFacts facts) =>
    [
        new("Course", facts.CourseTitle),
        new("Date and time", Together(facts.DatesText, facts.TimesText)),
        new("Place", facts.PlaceText),
    ];

    public static IReadOnlyList<SummaryRow> Answers(BookingJourney journey)
    {
        var (answers, offer) = (journey.Answers, journey.Offer);
        var rows = new List<(string Step, string Key, string? Value, string What)>
        {
            (BookingSteps.WhoAttends, "Who will attend", answers.Attendee == Attendee.Myself ? "You" : "Somebody else", "who will attend"),
            (BookingSteps.YourDetails, "Your details", $"{answers.BookerName}\n{answers.BookerEmail}", "your name and email address"),
            (BookingSteps.TheirDetails, "The person attending", $"{answers.DelegateName}\n{answers.DelegateEmail}", "the name and email address of the person attending"),
            (BookingSteps.Training, $"{offer.Prerequisite?.ShortTitle} completed", answers.TrainingCompleted?.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")), "when the training was completed"),
            (BookingSteps.SystemRequirements, "Equipment", "Meets the requirements", "the confirmation about equipment"),
            (BookingSteps.Registration, "Professional registration", Registration(answers.Registration), "professional registration"),
            (BookingSteps.AccessNeeds, "Needed to take part", answers.AccessNeeds?.Needs ?? "Nothing given", "what is needed to take part"),
            (BookingSteps.WhoPays, "Who will pay", answers.Payer == PayerKind.Self ? "You" : "An employer or another organisation", "who will pay"),
            (BookingSteps.Employer, "Invoice to", Employer(answers.Employer), "what the invoice says"),
        };
        return
        [
            .. rows.Where(row => journey.Steps.Any(step => step.Slug == row.Step))
                .Select(row => new SummaryRow(row.Key, row.Value) { ChangeHref = journey.Links.Question(row.Step), ChangeWhat = row.What }),
        ];
    }

    /// <summary>What it costs, line by line, then the total and what is known about VAT.</summary>
    public static IReadOnlyList<SummaryRow> Price(BookingJourney journey, FeeAnswer chosen)
    {
        var offer = journey.Offer;
        var change = offer.AsksFee ? journey.Links.Question(BookingSteps.Fee) : null;
        List<SummaryRow> rows = [.. offer.Lines(chosen).Select((line, index) =>
            new SummaryRow(line.Label, UkText.Money(line.Amount)) { ChangeHref = index == 0 ? change : null, ChangeWhat = "the fee and what is added" })];
        rows.Add(new("Total", UkText.Money(offer.Total(chosen))));
        if (offer.Course.Vat is { } vat)
        {
            rows.Add(new("VAT", vat));
        }

        return rows;
    }

    private static string Together(string dates, string? times) => times is null ? dates : $"{dates}, {times}";

    private static string Registration(RegistrationAnswer? registration) =>
        registration?.Body is { } body ? registration.Number is { } number ? $"{body}\n{number}" : body : "Nothing given";

    private static string? Employer(EmployerAnswer? employer) => employer is null ? null
        : $"{employer.Organisation}\n{employer.BillingAddress}" + (employer.PurchaseOrder is { } order ? $"\nPurchase order: {order}" : "\nNo purchase-order number");
}
