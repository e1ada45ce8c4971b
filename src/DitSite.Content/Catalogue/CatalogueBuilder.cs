using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DitSite.Content.Documents;
using DitSite.Content.Markup;

namespace DitSite.Content.Catalogue;

/// <summary>Documents to typed records.</summary>
internal static class CatalogueBuilder
{
    /// <summary>Null when the site itself or the cookie notice can't be built: there is nothing to serve then.</summary>
    public static ContentSnapshot? Build(ContentSet set, string version)
    {
        var venues = Each(set, "venue", Venue);
        var courses = Each(set, "course", item => CourseBuilder.Build(item, venues));
        var site = Each(set, "site", Site);
        var notice = Each(set, "cookieNotice", CookieNotice);
        return site.IsEmpty || notice.IsEmpty ? null : new ContentSnapshot
        {
            Version = version,
            Site = site[0],
            CookieNotice = notice[0],
            Courses = [.. courses.OrderBy(course => set.Find($"/courses/{course.Slug}/")?.Values.Number("order") ?? int.MaxValue).ThenBy(course => course.Title, StringComparer.Ordinal)],
            Venues = venues,
            Pages = [.. Each(set, "page", Page).OrderBy(page => page.Order).ThenBy(page => page.Title, StringComparer.Ordinal)],
            Facts = set.Facts,
        };
    }

    // An incomplete item has been reported; without it the others still go live.
    internal static ImmutableArray<T> Each<T>(ContentSet set, string type, Func<ItemReader, T> read)
        where T : class => [.. set.OfType(type).SelectMany(item => Each(set, item, read))];

    /// <summary>One, or none when the item is incomplete.</summary>
    internal static ImmutableArray<T> Each<T>(ContentSet set, ContentItem item, Func<ItemReader, T> read)
        where T : class
    {
        try
        {
            return [read(new ItemReader(set, item))];
        }
        catch (IncompleteItemException)
        {
            return [];
        }
    }

    private static SiteDetails Site(ItemReader item) => new()
    {
        Title = item.Needed("title"),
        Strapline = item.Text("strapline"),
        Description = item.Text("description"),
        Provider = item.Text("provider"),
        ContactEmail = item.Text("contactEmail"),
        ApplicationsEmail = item.Text("applicationsEmail"),
        FundedEmail = item.Text("fundedEmail"),
        StageTwoEmail = item.Text("stageTwoEmail"),
        BookOrdersEmail = item.Text("bookOrdersEmail"),
        Phone = item.Text("phone"),
        NoticeWorkingDays = item.Values.Number("noticeWorkingDays"),
        InvoiceWorkingDays = item.Values.Number("invoiceWorkingDays"),
        AnswerWorkingDays = item.Values.Number("answerWorkingDays"),
        DecisionWorkingDays = item.Values.Number("decisionWorkingDays"),
        RenamedBodies = item.Rows("renamedBodies", row => row.Text("code") is { } code && row.Text("was") is { } was && row.Text("now") is { } now && row.Values.Date("since") is { } since
            ? new RenamedBody(code, was, now, since, row.Text("source")) : null),
        Synonyms = item.List("synonyms"),
        Body = item.ProseOrEmpty("body"),
    };

    private static Venue Venue(ItemReader item) => new(
        item.Item.Document.Id, item.Item.Slug, item.Needed("title"), item.Needed("street"), item.Needed("town"), item.Needed("postcode"), item.Values.Url("mapUrl"), item.Prose("accessibility"));

    private static EditorialPage Page(ItemReader item)
    {
        var body = item.ProseOrEmpty("body");
        return new EditorialPage(
            item.Item.Document.Id, item.Item.Slug, item.Needed("title"), item.Needed("summary"), item.Choice<NavigationPlace>("navigation") ?? NavigationPlace.None,
            item.Values.Number("order") ?? int.MaxValue, item.Values.Slug("about"), item.Text("version"), item.Values.Date("updated"), body, Hash(body));
    }

    internal static CookieNotice CookieNotice(ItemReader item) => new(
        item.Item.Document.Id, item.Needed("title"), item.Needed("version"), item.Text("hash"), item.Needed("intro"), item.ProseOrEmpty("necessary"), item.ProseOrEmpty("analytics"),
        item.Needed("under16"), item.Prose("disable"), item.Rows("entries", CookieEntry), item.ProseOrEmpty("body"))
    {
        Correction = item.Text("correction"),
    };

    private static CookieEntry? CookieEntry(ItemReader row) => row.Text("label") is { } label && row.Choice<CookieCategory>("category") is { } category
        ? new CookieEntry(
            label, category, row.Values.Text("basis") ?? "consent", row.Text("purpose") ?? "", row.Text("provider") ?? "", row.Text("lifetime") ?? "", row.Values.Text("storage") ?? "cookie",
            row.List("origins"), row.Values.Flag("rare"))
        : null;

    // The words as a person reads them, facts resolved, with the places of blocks: markup and styling may change without a new text.
    private static string Hash(Prose body)
    {
        var blocks = body.Sections.SelectMany(section => section.Parts).OfType<ProsePart.Block>().Select(block => block.Name);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.PlainText + "\n" + string.Join(' ', blocks))));
    }
}
