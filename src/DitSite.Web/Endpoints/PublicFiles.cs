using System.Text;
using DitSite.Content;
using DitSite.Web.Calendars;
using DitSite.Web.Courses;
using DitSite.Web.Links;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Endpoints;

/// <summary>Addresses that machines read: sitemap, feed, calendars and the rest. All of them answer GET and HEAD.</summary>
internal static class PublicFiles
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPublicFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(SiteLinks.Sitemap, Reading, (PublishedContent content, IOptions<SiteOptions> site) =>
            Text(Sitemap.Write(content.Current, site.Value), "application/xml; charset=utf-8"));
        routes.MapMethods("/robots.txt", Reading, (IOptions<SiteOptions> site) => Text(Robots.Write(site.Value), "text/plain; charset=utf-8"));
        routes.MapMethods(SiteLinks.Feed, Reading, (PublishedContent content, TimeProvider clock, IOptions<SiteOptions> site) =>
            Text(Feed.Write(content.Current, clock.Today, site.Value), "application/atom+xml; charset=utf-8"));
        routes.MapMethods(SiteLinks.Calendar, Reading, (PublishedContent content, TimeProvider clock, IOptions<SiteOptions> site) =>
            Text(RunCalendar.All(content.Current, clock.Today, site.Value), CalendarFile.ContentType));
        routes.MapMethods("/courses/{course}/dates/{run}.ics", Reading, RunFile);
        routes.MapMethods("/.well-known/security.txt", Reading, (IOptions<SiteOptions> site, TimeProvider clock) =>
            SecurityContact.Write(site.Value, clock.GetUtcNow()) is { } text ? Text(text, "text/plain; charset=utf-8") : Results.NotFound());
    }

    private static IResult RunFile(string course, string run, PublishedContent content, IOptions<SiteOptions> site, HttpResponse response)
    {
        switch (RunAddress.Find(content.Current, course, run))
        {
            case RunAddress.Found found:
                response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{course}-{run}.ics" }.ToString();
                return Text(RunCalendar.File(found.Course, found.Run, site.Value), CalendarFile.ContentType);
            case RunAddress.Moved moved:
                return Results.Redirect(SiteLinks.RunCalendar(moved.Run), permanent: true);
            case RunAddress.Gone:
                return Results.StatusCode(StatusCodes.Status410Gone);
            default:
                return Results.NotFound();
        }
    }

    private static IResult Text(string text, string contentType) => new ReadOnlyText(Encoding.UTF8.GetBytes(text), contentType);
}
