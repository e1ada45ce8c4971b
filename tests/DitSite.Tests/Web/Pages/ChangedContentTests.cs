using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Pages;

/// <summary>What an editor changes in files shows everywhere, without a line of code.</summary>
public sealed class ChangedContentTests : IDisposable
{
    private readonly ContentCopy content = new();

    [Fact]
    public async Task Content_NewCoursePageAndRunFile_HaveAddressNavigationFeedAndCalendar()
    {
        using var site = new SiteFactory { ContentFolder = content.Path };
        using var browser = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/courses/supervision-day")).StatusCode);

        content.Write("courses/supervision-day/course.md", """
            ---
            key: 0b5b9d43-0d0b-4f8f-a3e8-5d9c5a9e7f01
            title: Supervision day
            summary: A day for supervisors.
            enrolment: book
            mode: online
            ---
            ## About this day

            A day about supervising.
            """);
        content.Write("courses/supervision-day/runs/2027-11-05.md", """
            ---
            key: 0b5b9d43-0d0b-4f8f-a3e8-5d9c5a9e7f02
            starts: 2027-11-05
            ends: 2027-11-05
            state: scheduled
            published: 2027-02-01
            ---
            """);
        content.Write("pages/news.md", """
            ---
            key: 0b5b9d43-0d0b-4f8f-a3e8-5d9c5a9e7f03
            title: News from the centre
            summary: What is new.
            navigation: main
            ---
            Nothing yet.
            """);
        await Until(async () => (await browser.GetPageAsync("/news")).StatusCode == HttpStatusCode.OK && (await browser.GetPageAsync("/courses/supervision-day/dates/2027-11-05")).StatusCode == HttpStatusCode.OK);

        var home = await browser.GetPageAsync("/");
        Assert.Contains("/news", home.QuerySelectorAll("header nav a").Select(link => link.GetAttribute("href")));
        Assert.Contains("/courses/supervision-day", home.Links());
        Assert.Contains("A day about supervising.", (await browser.GetPageAsync("/courses/supervision-day")).Words());
        Assert.Contains("urn:uuid:0b5b9d43-0d0b-4f8f-a3e8-5d9c5a9e7f02", await browser.Http.GetStringAsync("/feed.xml"));
        Assert.Contains("0b5b9d43-0d0b-4f8f-a3e8-5d9c5a9e7f02@", await browser.Http.GetStringAsync("/calendar.ics"));
        Assert.Contains("https://localhost/news<", await browser.Http.GetStringAsync("/sitemap.xml"));
    }

    [Fact]
    public async Task Content_RunWithAPreferredAddress_AnswersTheOldOneWith301()
    {
        content.Replace("courses/test-refresher/runs/2027-03-26.md", "state: scheduled", "state: scheduled\naddress: spring-2027");
        using var site = new SiteFactory { ContentFolder = content.Path };
        using var browser = site.Browse();

        using var former = await browser.Http.GetAsync("/courses/test-refresher/dates/2027-03-26");
        using var formerFile = await browser.Http.GetAsync("/courses/test-refresher/dates/2027-03-26.ics");
        var page = await browser.GetPageAsync("/courses/test-refresher/dates/spring-2027");

        Assert.Equal(HttpStatusCode.MovedPermanently, former.StatusCode);
        Assert.Equal("/courses/test-refresher/dates/spring-2027", former.Headers.Location!.OriginalString);
        Assert.Equal("/courses/test-refresher/dates/spring-2027.ics", formerFile.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Content_Postponed_IsSaidOnThePageAndWithdrawnFromCalendars()
    {
        content.Replace("courses/test-refresher/runs/2027-03-26.md", "state: scheduled", "state: postponed");
        using var site = new SiteFactory { ContentFolder = content.Path };
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher/dates/2027-03-26");

        Assert.Contains("Postponed", page.Words());
        Assert.Contains("https://schema.org/EventPostponed", page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Contains("STATUS:CANCELLED", await browser.Http.GetStringAsync("/courses/test-refresher/dates/2027-03-26.ics"));
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task Content_SampleRun_IsShownOnlyWhereSamplesAre(string environment, bool shown)
    {
        content.Write("courses/test-refresher/runs/sample-1.md", """
            ---
            key: 0b5b9d43-0d0b-4f8f-a3e8-5d9c5a9e7f04
            starts-in-weeks: 6
            weekday: friday
            from: 10:00
            to: 17:00
            state: scheduled
            mode: online
            capacity: 5
            opens: 2020-01-01
            ---
            """);
        using var site = new SiteFactory { ContentFolder = content.Path, EnvironmentName = environment };
        site.Settings["Content:ShowSamples"] = shown ? "true" : "false";
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher/dates/sample-1");
        var course = await browser.GetPageAsync("/courses/test-refresher");

        Assert.Equal(shown ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(shown, course.Links().Contains("/courses/test-refresher/dates/sample-1"));
        Assert.Equal(shown, page.Words().Contains("Sample date", StringComparison.Ordinal));
        if (shown)
        {
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        }

        foreach (var file in new[] { "/sitemap.xml", "/feed.xml", "/calendar.ics" })
        {
            Assert.DoesNotContain("sample", await browser.Http.GetStringAsync(file), StringComparison.OrdinalIgnoreCase);
        }
    }

    public void Dispose() => content.Dispose();

    /// <summary>A save is live within a second; the machine that runs the tests may be busy.</summary>
    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The change did not go live.");
    }
}
