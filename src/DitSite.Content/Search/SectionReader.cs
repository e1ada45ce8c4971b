using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Content.Markup;

namespace DitSite.Content.Search;

/// <summary>Everything that a visitor can find: each page once for its top and once for each of its sections, best first.</summary>
internal static class SectionReader
{
    private const double OwnPage = 1.08;
    private const double Coming = 1;
    private const double Past = 0.7;

    // The first page says a little of everything that another page says in full.
    private const double Home = 0.85;

    /// <param name="today">London's date.</param>
    public static IEnumerable<SearchSection> Read(ContentSnapshot snapshot, DateOnly today)
    {
        var runs = snapshot.Courses.SelectMany(course => course.Runs, (course, run) => (course, run)).Where(pair => pair.run.State != RunState.Withdrawn).ToList();
        return
        [
            .. snapshot.Courses.SelectMany(Course),
            .. runs.Where(pair => !pair.run.IsPast(today)).OrderBy(pair => pair.run.Starts).Select(pair => Run(pair.course, pair.run, today)),
            .. snapshot.Pages.SelectMany(page => Page(page, page.About is null ? null : snapshot.FindCourse(page.About))),
            .. Fixed(snapshot),
            .. runs.Where(pair => pair.run.IsPast(today) && !pair.run.IsSample).OrderByDescending(pair => pair.run.Starts).Select(pair => Run(pair.course, pair.run, today)),
        ];
    }

    private static IEnumerable<SearchSection> Course(Course course)
    {
        var address = $"/courses/{course.Slug}";
        var words = course.Body.Sections;
        var days = course.DurationDays is { } number ? FactFormat.Filtered(new FactValue.Count(new(number, 1), "days"), ["adjective"]) : null;
        string?[] facts =
        [
            days is null ? null : $"{days} course", course.DurationDays is { } count ? UkText.Count(count, "day") : null,
            course.Mode switch { DeliveryMode.Online => "online", DeliveryMode.InPerson => "in person", _ => "online, in person" }, course.Platform,
            .. course.Organisers.Select(organiser => organiser.Label), course.Accreditations.IsEmpty ? null : "accreditation", .. course.Accreditations.Where(accreditation => accreditation.Kind == AccreditationKind.Accreditation).Select(accreditation => $"{accreditation.Label}, {accreditation.Code}"),
            .. course.Fees.Where(fee => fee.Amount is not null).Select(fee => fee.Label), course.Enrolment == Enrolment.Book ? "book a place" : "apply for a place",
        ];
        SearchSection top = new(SearchKind.Course, address, null, course.Title, null, Join(facts), Join([course.Summary, .. words.Where(section => section.Heading is null).Select(section => BlockWords.Of(section, course))]))
        {
            OtherTitles = course.ShortTitle,
            Weight = OwnPage,
        };
        return [top, .. words.Where(section => section.Heading is not null).Select(section => Section(top, section, course))];
    }

    private static IEnumerable<SearchSection> Page(EditorialPage page, Course? about)
    {
        SearchSection top = new(SearchKind.Page, $"/{page.Slug}", null, page.Title, null, "", Join([page.Summary, .. page.Body.Sections.Where(section => section.Heading is null).Select(section => BlockWords.Of(section, about))]));
        return [top, .. page.Body.Sections.Where(section => section.Heading is not null).Select(section => Section(top, section, about))];
    }

    private static SearchSection Section(SearchSection top, ProseSection section, Course? course) =>
        top with { Anchor = section.Anchor, Heading = section.Heading, Facts = BlockWords.Names(section, course), Text = BlockWords.Of(section, course), OtherTitles = "" };

    private static SearchSection Run(Course course, CourseRun run, DateOnly today)
    {
        var dates = UkText.Dates(run.Starts, run.Ends);
        var place = Join([run.Mode == DeliveryMode.Online ? "Online" : null, run.Mode == DeliveryMode.Online ? course.Platform : null, run.Venue?.Title, run.Venue?.FullAddress]);
        string state = run switch
        {
            { State: RunState.Cancelled } => "Cancelled date",
            _ when run.IsPast(today) => "Past date",
            { State: RunState.Postponed } => "Postponed date",
            _ => "Coming date, upcoming date, next date",
        };
        var times = run is { From: { } from, To: { } to } ? UkText.Times(from, to) : null;
        return new(SearchKind.Date, $"/courses/{course.Slug}/dates/{run.Address}", null, $"{course.ShortTitle}: {dates}", null, Join([state, "dates", run.Venue is null ? null : "venue, location, place", course.Title]), Join([dates, times, place]))
        {
            Weight = run.IsPast(today) || !run.IsUpcoming(today) ? Past : Coming,
            Days = (run.Starts, run.Ends),
        };
    }

    // Pages that are made by the site and not by an editor.
    private static IEnumerable<SearchSection> Fixed(ContentSnapshot snapshot)
    {
        var site = snapshot.Site;
        yield return new(SearchKind.Page, "/", null, site.Title, null, "home", Join([site.Strapline, site.Description, site.Body.PlainText])) { Weight = Home };
        yield return new(SearchKind.Course, "/courses", null, "Courses and dates", null, "all courses, coming dates", Join([.. snapshot.Courses.Select(course => $"{course.Title}: {course.Summary}")]));
        yield return new(SearchKind.Page, "/contact", null, "Contact", null, "write to us, ask a question, message, email, telephone", "Write to the course team. You can send a message from this page.");
        yield return new(SearchKind.Page, "/mailing-list", null, "Hear about new dates", null, "mailing list, subscribe, new dates", "Join the mailing list of a course, and we write to you when new dates are announced.");
        var notice = snapshot.CookieNotice;
        SearchSection cookies = new(SearchKind.Page, "/cookies", null, notice.Title, null, Join([.. notice.Entries.Select(entry => $"{entry.Label} {entry.Provider}")]), Join([notice.Intro, notice.Necessary.PlainText, notice.Analytics.PlainText, notice.Disable?.PlainText, .. notice.Body.Sections.Where(section => section.Heading is null).Select(section => section.PlainText)]));
        yield return cookies with { OtherTitles = "Cookies" };
        foreach (var section in notice.Body.Sections.Where(section => section.Heading is not null))
        {
            yield return Section(cookies, section, null);
        }
    }

    private static string Join(IEnumerable<string?> parts) => string.Join(". ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
