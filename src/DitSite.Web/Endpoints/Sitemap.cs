using System.Globalization;
using System.Xml.Linq;
using DitSite.Content.Catalogue;
using DitSite.Web.Links;

namespace DitSite.Web.Endpoints;

/// <summary>Every page that may be found by searching: no samples, nothing withdrawn, no step of a journey.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static string Write(ContentSnapshot snapshot, SiteOptions site) =>
        XmlText.Write(new XElement(Names + "urlset", Pages(snapshot).DistinctBy(page => page.Path).Select(page => new XElement(
            Names + "url",
            new XElement(Names + "loc", site.Absolute(page.Path)),
            page.Changed is { } changed ? new XElement(Names + "lastmod", changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null))));

    private static IEnumerable<(string Path, DateOnly? Changed)> Pages(ContentSnapshot snapshot)
    {
        yield return (SiteLinks.Home, null);
        yield return (SiteLinks.Courses, null);
        foreach (var course in snapshot.Courses)
        {
            yield return (SiteLinks.Course(course), null);
            if (course.Check is not null)
            {
                yield return (SiteLinks.Eligibility(course.Slug), null);
            }

            foreach (var run in course.Runs.Where(run => !run.IsSample && run.State != RunState.Withdrawn))
            {
                yield return (SiteLinks.Run(run), run.Updated is { } updated ? DateOnly.FromDateTime(updated.UtcDateTime) : run.Published);
            }
        }

        foreach (var page in snapshot.Pages)
        {
            yield return (SiteLinks.Page(page.Slug), page.Updated);
        }

        yield return (SiteLinks.Cookies, null);
        yield return (SiteLinks.Contact, null);
        yield return (SiteLinks.MailingList, null);
    }
}
