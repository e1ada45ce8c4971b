using DitSite.Web.Links;

namespace DitSite.Web.Endpoints;

internal static class Robots
{
    public static string Write(SiteOptions site) =>
        $"""
        User-agent: *
        Disallow: /bookings/
        Disallow: /applications/
        Disallow: /staff/
        Disallow: /courses/*/dates/*/book
        Disallow: /courses/*/dates/*/apply

        Sitemap: {site.Absolute(SiteLinks.Sitemap)}

        """.ReplaceLineEndings("\n");
}
