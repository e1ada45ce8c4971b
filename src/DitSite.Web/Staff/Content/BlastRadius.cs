using System.Text.RegularExpressions;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Search;
using DitSite.Web.Calendars;
using DitSite.Web.Endpoints;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.Content;

public enum TouchedKind { Page, StructuredData, Calendar, Feed, Sitemap, Search }

public enum TouchedHow { Changed, New, Gone }

/// <summary>One thing that visitors or machines would get differently.</summary>
/// <param name="Address">Public path; for search that of the entry.</param>
public sealed record Touched(TouchedKind Kind, string Address, TouchedHow How);

/// <summary>
/// Finds what a publish would touch by making everything from both snapshots and comparing: no list of what depends on what has to be
/// kept right.
/// </summary>
public sealed partial class BlastRadius(PageMaker pages, TimeProvider clock, IOptions<SiteOptions> site)
{
    public async Task<IReadOnlyList<Touched>> CompareAsync(ContentSnapshot before, ContentSnapshot after, CancellationToken cancellationToken)
    {
        var touched = new List<Touched>();
        foreach (var path in Pages(before).Union(Pages(after)))
        {
            var (old, now) = (await PageAsync(before, path, cancellationToken), await PageAsync(after, path, cancellationToken));
            Compare(touched, TouchedKind.Page, path, old, now);
            Compare(touched, TouchedKind.StructuredData, path, Data(old), Data(now));
        }

        foreach (var (kind, path) in Files(before).Union(Files(after)))
        {
            Compare(touched, kind, path, File(before, path), File(after, path));
        }

        var (former, coming) = (Entries(before), Entries(after));
        foreach (var link in former.Keys.Union(coming.Keys))
        {
            Compare(touched, TouchedKind.Search, link, former.GetValueOrDefault(link), coming.GetValueOrDefault(link));
        }

        return touched;
    }

    private static void Compare(List<Touched> touched, TouchedKind kind, string address, string? before, string? after)
    {
        if (before != after)
        {
            touched.Add(new(kind, address, before is null ? TouchedHow.New : after is null ? TouchedHow.Gone : TouchedHow.Changed));
        }
    }

    private static IEnumerable<string> Pages(ContentSnapshot snapshot) =>
    [
        SiteLinks.Home, SiteLinks.Courses,
        .. snapshot.Courses.SelectMany(course => course.Runs.Select(SiteLinks.Run).Concat(course.Runs.SelectMany(run => run.FormerAddresses.Select(former => SiteLinks.Run(course.Slug, former)))).Prepend(SiteLinks.Course(course))),
        .. snapshot.Pages.Select(page => SiteLinks.Page(page.Slug)),
        SiteLinks.Cookies, SiteLinks.Contact, SiteLinks.MailingList,
    ];

    private static IEnumerable<(TouchedKind Kind, string Path)> Files(ContentSnapshot snapshot) =>
    [
        (TouchedKind.Feed, SiteLinks.Feed), (TouchedKind.Calendar, SiteLinks.Calendar), (TouchedKind.Sitemap, SiteLinks.Sitemap),
        .. snapshot.Courses.SelectMany(course => course.Runs).Where(run => run.State != RunState.Withdrawn).Select(run => (TouchedKind.Calendar, SiteLinks.RunCalendar(run))),
    ];

    private string? File(ContentSnapshot snapshot, string path) => path switch
    {
        SiteLinks.Feed => Feed.Write(snapshot, clock.Today, site.Value),
        SiteLinks.Calendar => RunCalendar.All(snapshot, clock.Today, site.Value),
        SiteLinks.Sitemap => Sitemap.Write(snapshot, site.Value),
        _ => snapshot.Courses.SelectMany(course => course.Runs, (course, run) => (course, run)).Where(pair => SiteLinks.RunCalendar(pair.run) == path && pair.run.State != RunState.Withdrawn)
            .Select(pair => RunCalendar.File(pair.course, pair.run, site.Value)).FirstOrDefault(),
    };

    private Dictionary<string, string> Entries(ContentSnapshot snapshot) =>
        SearchEntries.Of(snapshot, clock.Today).GroupBy(entry => entry.Link).ToDictionary(group => group.Key, group => string.Join('\n', group));

    /// <summary>Null: nothing is there. The contact form carries a fresh number each time, which is not content.</summary>
    private async Task<string?> PageAsync(ContentSnapshot snapshot, string path, CancellationToken cancellationToken)
    {
        var page = await pages.MakeAsync(snapshot, path, cancellationToken);
        return page.StartsWith("404 ", StringComparison.Ordinal) ? null : FreshNumber().Replace(page, "");
    }

    private static string? Data(string? page) => page is null ? null : JsonLd().Match(page) is { Success: true } match ? match.Value : null;

    [GeneratedRegex("""<script type="application/ld\+json">[^<]*""")]
    private static partial Regex JsonLd();

    [GeneratedRegex("""value="[0-9a-f]{32}""")]
    private static partial Regex FreshNumber();
}
