using DitSite.Content.Catalogue;
using DitSite.Content.Markup;

namespace DitSite.Tests.Content;

/// <summary>Everything an item says in public, references resolved, on one line.</summary>
internal static class PublicWords
{
    public static string Of(Course course) => Join(
    [
        course.Title, course.ShortTitle, course.Summary, course.Platform, course.Vat, Of(course.SystemRequirements),
        .. course.Organisers.Select(organiser => organiser.Label),
        .. course.Accreditations.Select(accreditation => accreditation.Label),
        .. course.Audiences.Select(audience => Of(audience.Text)),
        .. course.EntryRequirements.SelectMany(requirement => (string?[])[requirement.Label, Of(requirement.Text), .. requirement.Evidence]),
        .. course.Fees.Select(fee => fee.Label),
        .. course.AddOns.SelectMany(addOn => (string?[])[addOn.Label, addOn.Description]),
        .. course.Costs.SelectMany(cost => (string?[])[cost.Label, cost.Note]),
        .. course.Stages.SelectMany(stage => (string?[])[stage.Label, Of(stage.Text), stage.Unlocks]),
        .. course.Deadlines.SelectMany(deadline => (string?[])[deadline.Label, deadline.Then]),
        .. course.Timetable.Select(row => row.Title),
        Of(course.Body),
    ]);

    public static string Of(EditorialPage page) => Join([page.Title, page.Summary, Of(page.Body)]);

    public static string Of(CookieNotice notice) => Join(
    [
        notice.Title, notice.Intro, Of(notice.Necessary), Of(notice.Analytics), notice.Under16, Of(notice.Disable), Of(notice.Body),
        .. notice.Entries.SelectMany(entry => (string?[])[entry.Label, entry.Purpose, entry.Provider, entry.Lifetime]),
    ]);

    public static string Of(SiteDetails site) => Join([site.Title, site.Strapline, site.Description, Of(site.Body)]);

    /// <summary>Lines and spaces as one space each: a fragment may run over the end of a line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Of(Prose? prose) => prose?.PlainText;

    private static string Join(IEnumerable<string?> texts) => OneLine(string.Join(" ", texts.Where(text => text is not null)));
}
