using System.Net;
using System.Xml.Linq;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Calendars;

namespace DitSite.Tests.Web.Endpoints;

public class PublicFileTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task RunCalendar_BothSidesOfTheClockChange_NamesTheRightInstants()
    {
        var before = await CalendarAsync("/courses/test-refresher/dates/2027-03-26.ics");
        var after = await CalendarAsync("/courses/test-refresher/dates/2027-03-29.ics");

        Assert.Equal(new(2027, 3, 26, 10, 5, 0, TimeSpan.Zero), before.Instant(before.Events.Single().Of("DTSTART")));
        Assert.Equal(new(2027, 3, 29, 9, 5, 0, TimeSpan.Zero), after.Instant(after.Events.Single().Of("DTSTART")));
    }

    [Fact]
    public async Task RunCalendar_MovedRun_KeepsItsIdentifierAndRaisesItsSequence()
    {
        var entry = (await CalendarAsync("/courses/test-refresher/dates/2027-04-09.ics")).Events.Single();

        Assert.Equal("b3a8ec4c-8a2c-4a61-bb51-8b31e50317fc@runs.ditsite", entry.Of("UID"));
        Assert.Equal("1", entry.Of("SEQUENCE"));
        Assert.Equal("20270120T113000Z", entry.Of("DTSTAMP"));
        Assert.Equal("20270416T100500", entry.Of("DTSTART"));
        Assert.Equal("CONFIRMED", entry.Of("STATUS"));
        Assert.Equal("https://localhost/courses/test-refresher/dates/2027-04-09", entry.Of("URL"));
        Assert.Equal("Online, live on Harbour Calls", entry.Text("LOCATION"));
    }

    [Theory]
    [InlineData("/courses/test-refresher/dates/2027-06-11.ics", "TENTATIVE")]
    [InlineData("/courses/test-refresher/dates/2027-07-09.ics", "CANCELLED")]
    public async Task RunCalendar_State_IsTheStatusOfTheEntry(string address, string status) =>
        Assert.Equal(status, (await CalendarAsync(address)).Events.Single().Of("STATUS"));

    [Fact]
    public async Task RunCalendar_SeveralDays_RecursDaily()
    {
        var entry = (await CalendarAsync("/courses/test-course/dates/2027-05-03.ics")).Events.Single();

        Assert.Equal("FREQ=DAILY;COUNT=3", entry.Of("RRULE"));
        Assert.Equal("20270503T164500", entry.Of("DTEND"));
    }

    [Fact]
    public async Task RunCalendar_SeveralDaysWithoutTimes_IsWholeDays()
    {
        var entry = (await CalendarAsync("/courses/test-course/dates/2025-03-17.ics")).Events.Single();

        Assert.Equal("20250317", entry.Of("DTSTART"));
        Assert.Equal("20250320", entry.Of("DTEND"));
    }

    [Fact]
    public async Task SiteCalendar_HoldsWhatIsNotPastOrWithdrawn()
    {
        var entries = (await CalendarAsync("/calendar.ics")).Events;

        Assert.Equal(9, entries.Count);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Of("UID")).Distinct().Count());
        Assert.DoesNotContain(entries, entry => entry.Of("UID").StartsWith("c9aec5d9", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, entry => entry.Of("UID").StartsWith("6a5e4493", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feed_IsValidAtomWithStableIdentifiers()
    {
        using var browser = site.Browse();

        using var answer = await browser.Http.GetAsync("/feed.xml");
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All([Atom + "id", Atom + "title", Atom + "updated", Atom + "author"], name => Assert.Single(feed.Elements(name)));
        Assert.Equal("https://localhost/feed.xml", feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        var entries = feed.Elements(Atom + "entry").ToArray();
        Assert.Equal(9, entries.Length);
        Assert.All(entries, entry => Assert.All([Atom + "id", Atom + "title", Atom + "updated", Atom + "summary", Atom + "link"], name => Assert.Single(entry.Elements(name))));
        Assert.Equal("urn:uuid:42caa255-bd23-4843-89a1-732593376f1f", entries[0].Element(Atom + "id")!.Value);
        Assert.Equal("2027-01-22T09:15:00Z", entries[0].Element(Atom + "updated")!.Value);
        Assert.StartsWith("Cancelled: ", entries[0].Element(Atom + "title")!.Value);
        Assert.Equal("2027-01-22T09:15:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.Equal(entries.Length, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task Sitemap_HoldsExactlyTheInformationPagesOneCanReach()
    {
        using var browser = site.Browse();
        var listed = XDocument.Parse(await browser.Http.GetStringAsync("/sitemap.xml")).Descendants()
            .Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath).ToHashSet();
        var reached = new HashSet<string>();
        var waiting = new Queue<string>(["/", "/courses?past=yes"]);
        while (waiting.TryDequeue(out var address))
        {
            var path = address.Split('?', '#')[0];
            if (!reached.Add(path))
            {
                continue;
            }

            using var answer = await browser.Http.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                reached.Remove(path);
                continue;
            }

            var page = await SiteClient.ReadAsync(answer);
            if (page.QuerySelector("meta[name=robots][content*=noindex]") is not null)
            {
                reached.Remove(path);
                continue;
            }

            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!))
            {
                if (!link.EndsWith("/book", StringComparison.Ordinal) && !link.EndsWith(".ics", StringComparison.Ordinal) && !reached.Contains(link.Split('?', '#')[0]))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.Equal(listed.Order(), reached.Order());
    }

    [Fact]
    public async Task Robots_NamesTheSitemapAndKeepsOutOfPrivatePages()
    {
        using var browser = site.Browse();

        var text = await browser.Http.GetStringAsync("/robots.txt");

        Assert.Contains("Sitemap: https://localhost/sitemap.xml", text);
        Assert.Contains("Disallow: /bookings/", text);
    }

    [Fact]
    public async Task SecurityText_WithAContact_SaysWhomToWriteToAndUntilWhen()
    {
        using var browser = site.Browse();

        var text = await browser.Http.GetStringAsync("/.well-known/security.txt");

        Assert.Contains("Contact: mailto:enquiries@provider.test", text);
        Assert.Contains("Expires: 2027-09-01T00:00:00Z", text);
    }

    [Fact]
    public async Task SecurityText_WithoutAContact_IsNotThere()
    {
        using var silent = new SiteFactory();
        silent.Settings["Site:ContactEmail"] = "";
        using var browser = silent.Browse();

        using var answer = await browser.Http.GetAsync("/.well-known/security.txt");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<ParsedCalendar> CalendarAsync(string address)
    {
        using var browser = site.Browse();
        using var answer = await browser.Http.GetAsync(address);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return new(await answer.Content.ReadAsStringAsync());
    }
}
