using DitSite.Content.Catalogue;
using DitSite.Web.Links;
using DitSite.Web.Preview;

namespace DitSite.Web.Layout;

/// <summary>What stands around every page: the site's name and the links of header and footer. A new page file appears here by itself.</summary>
public sealed class SiteFrame(ShownContent content)
{
    /// <param name="IsCurrent">The visitor is on this page.</param>
    /// <param name="IsAbove">The visitor is on a page below this one.</param>
    public sealed record Link(string Text, string Href, bool IsCurrent, bool IsAbove);

    private ContentSnapshot? Snapshot => content.IsThere ? content.Current : null;

    public string Name => Snapshot?.Site.Title ?? "DIT";

    public SiteDetails? Site => Snapshot?.Site;

    public IReadOnlyList<Link> Main(PathString path) =>
        [At("Courses", SiteLinks.Courses, path), .. Pages(NavigationPlace.Main, path)];

    public IReadOnlyList<Link> Footer(PathString path)
    {
        Link[] always = [At("Cookies", SiteLinks.Cookies, path), At("Contact", SiteLinks.Contact, path), At("Hear about new dates", SiteLinks.MailingList, path)];
        return [.. Pages(NavigationPlace.Footer, path).ExceptBy(always.Select(link => link.Href), link => link.Href), .. always];
    }

    private IEnumerable<Link> Pages(NavigationPlace place, PathString path) =>
        (Snapshot?.Pages ?? []).Where(page => page.Navigation == place).OrderBy(page => page.Order).ThenBy(page => page.Title, StringComparer.Ordinal)
            .Select(page => At(page.Title, SiteLinks.Page(page.Slug), path));

    private static Link At(string text, string href, PathString path) =>
        new(text, href, path == href, path != href && path.StartsWithSegments(href));
}
