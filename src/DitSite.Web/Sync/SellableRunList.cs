using DitSite.Bookings.MailingList;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Calendars;
using DitSite.Web.Courses;
using DitSite.Web.Links;

namespace DitSite.Web.Sync;

/// <summary>Copies the facts a run is sold with from content.</summary>
internal static class SellableRunList
{
    /// <summary>Code of the cost that a fee with the role play includes.</summary>
    private const string RolePlay = "role-play";

    public static IReadOnlyList<SellableRun> Of(ContentSnapshot snapshot, SiteOptions site) =>
        [.. snapshot.Courses.SelectMany(course => course.Runs, (course, run) => Sellable(snapshot, course, run, site))];

    /// <summary>Runs that may be announced as new: still to come and certain enough to name a date.</summary>
    public static IReadOnlyList<NewDate> NewDatesOf(ContentSnapshot snapshot, DateOnly today) =>
        [.. snapshot.Courses.SelectMany(course => course.Runs, (course, run) => (course, run))
            .Where(pair => !pair.run.IsSample && pair.run.IsUpcoming(today) && pair.run.Starts > today && pair.run.State is RunState.Scheduled or RunState.Tentative)
            .Select(pair => new NewDate(pair.run.Key, pair.course.Slug, pair.course.Title, SiteLinks.Run(pair.run), RunWords.Dates(pair.run), RunWords.Place(pair.course, pair.run)))];

    private static SellableRun Sellable(ContentSnapshot snapshot, Course course, CourseRun run, SiteOptions site) => new()
    {
        RunKey = run.Key,
        Capacity = run.Capacity,
        FundedPlaces = course.Enrolment == Enrolment.Apply ? run.FundedPlaces : null,

        // Only a scheduled run is sold, and only where a place is booked rather than applied for.
        OpensAt = run.State == RunState.Scheduled && course.Enrolment == Enrolment.Book && run.Opens is { } opens ? Midnight(opens) : null,

        // Booking closes at the end of its last day, and never later than the course begins.
        ClosesAt = Earlier(Midnight(run.Closes.AddDays(1)), Midnight(run.Starts)),
        Prices = Prices(course, run),
        Facts = Facts(course, run, site) with
        {
            NoticeWorkingDays = snapshot.Site.NoticeWorkingDays,
            InvoiceWorkingDays = snapshot.Site.InvoiceWorkingDays,
            Prerequisite = course.Prerequisite is { } slug ? snapshot.FindCourse(slug)?.ShortTitle : null,
        },
    };

    internal static IReadOnlyList<PriceLine> Prices(Course course, CourseRun run) =>
    [
        .. run.Fees.Where(fee => fee.Amount is not null).Select(fee => new PriceLine(fee.Code, PriceKind.Fee, fee.Label, fee.Amount!.Value)),
        .. course.AddOns.Where(extra => extra.Amount is not null).Select(extra => new PriceLine(extra.Code, PriceKind.AddOn, extra.Label, extra.Amount!.Value)),
    ];

    internal static SoldFacts Facts(Course course, CourseRun run, SiteOptions site) => new()
    {
        CourseTitle = course.Title,
        RunPath = SiteLinks.Run(run),
        DatesText = RunWords.Dates(run) + (run.IsSample ? " (sample date: the course does not take place)" : ""),
        TimesText = RunWords.Times(run),
        PlaceText = RunWords.Place(course, run),
        Starts = run.Starts,
        Ends = run.Ends,
        EndsAt = run.To is { } to ? LondonTime.At(run.Ends, to).ToUniversalTime() : Midnight(run.Ends.AddDays(1)),
        JoiningText = JoiningText(course, run),
        JoiningWorkingDays = run.Mode == DeliveryMode.InPerson ? null : course.JoiningWorkingDays,
        VatText = course.Vat,
        Course = course.Slug,
        AsksRequirements = run.Mode != DeliveryMode.InPerson,
        Policy = Policy(course),
        RolePlayFees = [.. run.Fees.Where(fee => fee.Includes.Contains(RolePlay)).Select(fee => fee.Code)],
        FollowingDates = [.. course.Deadlines.SelectMany(deadline => DeadlineWords.Date(deadline, run.Ends) is { } date ? [new FollowingDate(deadline.Code, deadline.Label, date, deadline.Then)] : Array.Empty<FollowingDate>())],
        TeachingMinutes = course.TeachingMinutes,
        OrganisersText = Organisers(course, run),
        Calendar = RunCalendar.File(course, run, site),
    };

    /// <summary>Who runs the course on the run's first day.</summary>
    private static string? Organisers(Course course, CourseRun run)
    {
        var names = course.Organisers.Where(organiser => !(organiser.From > run.Starts) && !(organiser.To < run.Starts)).Select(organiser => organiser.Label).ToList();
        return names.Count == 0 ? null : string.Join(", ", names[..^1].DefaultIfEmpty("")).TrimStart() is { Length: > 0 } first ? $"{first} and {names[^1]}" : names[^1];
    }

    /// <summary>What changes to a booking of the course cost.</summary>
    internal static IReadOnlyList<PolicyRow> Policy(Course course) =>
        [.. course.ChangeRules.Select(rule => new PolicyRow(KindOf(rule.Kind), rule.Notice, rule.Unit == NoticeUnit.WorkingDays, rule.Charge))];

    /// <summary>S115: joining instructions come at least so many working days before.</summary>
    private static string? JoiningText(Course course, CourseRun run) => run.Mode == DeliveryMode.InPerson || course.JoiningWorkingDays is not { } days
        ? null
        : $"We email the joining instructions at least {UkText.Count(days, "working day")} before the course.";

    private static ChangeKind KindOf(ChangeRuleKind kind) => kind switch
    {
        ChangeRuleKind.Cancel => ChangeKind.Cancel,
        ChangeRuleKind.Transfer => ChangeKind.Transfer,
        _ => ChangeKind.Substitute,
    };

    private static DateTimeOffset Midnight(DateOnly date) => LondonTime.At(date, TimeOnly.MinValue).ToUniversalTime();

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
