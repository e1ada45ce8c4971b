using DitSite.Content.Catalogue;

namespace DitSite.Web.Links;

/// <summary>Every public address in one place. Others link to them: they do not change.</summary>
public static class SiteLinks
{
    public const string Home = "/";
    public const string Courses = "/courses";
    public const string Contact = "/contact";
    public const string ContactSent = "/contact/sent";
    public const string MailingList = "/mailing-list";
    public const string MailingListCheckYourEmail = "/mailing-list/check-your-email";
    public const string MailingListConfirm = "/mailing-list/confirm";
    public const string MailingListConfirmed = "/mailing-list/confirmed";
    public const string MailingListUnsubscribe = "/mailing-list/unsubscribe";
    public const string MailingListUnsubscribed = "/mailing-list/unsubscribed";
    /// <summary>How somebody who waits for a place stands; opened by the link in a letter.</summary>
    public const string WaitingList = "/waiting-list";

    public const string WaitingListCheckYourEmail = "/waiting-list/check-your-email";

    public const string Cookies = "/cookies";
    public const string CookieChoice = "/cookies/choice";
    public const string ForgetCookieRecord = "/cookies?handler=Forget";
    public const string PrivacyControl = "/.well-known/gpc.json";
    public const string Privacy = "/privacy";
    public const string Terms = "/terms";
    public const string Accessibility = "/accessibility";
    public const string Search = "/search";
    public const string Suggest = "/search/suggest";
    public const string Sitemap = "/sitemap.xml";
    public const string Feed = "/feed.xml";
    public const string Calendar = "/calendar.ics";

    /// <param name="show">Kind of results; null: all.</param>
    public static string SearchFor(string text, string? show, int page) =>
        $"{Search}?q={Uri.EscapeDataString(text)}{(show is null ? "" : $"&show={show}")}{(page > 1 ? $"&page={page}" : "")}";

    /// <param name="where">Empty: anywhere.</param>
    public static string CoursesWhere(string where, bool past) => (where.Length > 0, past) switch
    {
        (false, false) => Courses,
        (true, false) => $"{Courses}?where={where}",
        (false, true) => $"{Courses}?past=yes",
        _ => $"{Courses}?where={where}&past=yes",
    };

    public static string Course(string slug) => $"/courses/{slug}";

    public static string Course(Course course) => Course(course.Slug);

    public static string Run(CourseRun run) => Run(run.CourseSlug, run.Address);

    public static string Run(string course, string address) => $"/courses/{course}/dates/{address}";

    public static string RunCalendar(CourseRun run) => Run(run) + ".ics";

    public static string Book(CourseRun run) => Run(run) + "/book";

    /// <summary>Where a place in the line of a full run is asked for.</summary>
    public static string Wait(CourseRun run) => Book(run) + "/waiting-list";

    public static string Apply(CourseRun run) => Run(run) + "/apply";

    /// <summary>Posted to with the answers of the self-check.</summary>
    public static string ApplyWithAnswers(CourseRun run) => Apply(run) + "?handler=WithAnswers";

    public static string Eligibility(string course) => $"/courses/{course}/eligibility";

    public static string EligibilityResult(string course) => Eligibility(course) + "/result";

    public static string ChangeEligibility(string course) => EligibilityResult(course) + "?handler=Change";

    public static string Page(string slug) => $"/{slug}";

    public static string NewDatesOf(Course course) => $"{MailingList}?course={course.Slug}";

    public static string Booking(string reference) => $"/bookings/{reference}";

    public static string CancelBooking(string reference) => Booking(reference) + "/cancel";

    /// <summary>Where the booker answers after a change of date, time or place.</summary>
    public static string BookingChange(string reference) => Booking(reference) + "/change";

    /// <summary>What a delegate sees after the course.</summary>
    public static string Delegate(string reference) => $"/delegates/{reference}";

    public static string NewDelegateLink(string reference) => Delegate(reference) + "/new-link";

    public static string CloseDelegate(string reference) => Delegate(reference) + "/close";

    public static string Certificate(string reference, string kind) => $"{Delegate(reference)}/certificates/{kind}";

    public static string TransferBooking(string reference) => Booking(reference) + "/transfer";

    public static string SubstituteDelegate(string reference) => Booking(reference) + "/substitute";

    public static string Invoice(string reference, Guid id) => $"{Booking(reference)}/invoices/{id}";

    public static string CloseBooking(string reference) => Booking(reference) + "/close";

    public static string NewBookingLink(string reference) => Booking(reference) + "/new-link";

    /// <summary>The mailing list, with the course chosen.</summary>
    public static string MailingListFor(Course course) => $"{MailingList}?course={course.Slug}";
}
