using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using DitSite.Tests.Site;
using DitSite.Web.Layout;
using DitSite.Web.StructuredData;

namespace DitSite.Tests.Web.Pages;

public class StructuredDataTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task JsonLd_CoursePage_DescribesTheCourseAndItsComingRuns()
    {
        var course = await CourseAsync("/courses/test-refresher");

        Assert.Equal("Test refresher", course.GetProperty("name").GetString());
        Assert.Equal("A one-day course online for people who have taken the test course.", course.GetProperty("description").GetString());
        var addresses = course.GetProperty("hasCourseInstance").EnumerateArray().Select(run => run.GetProperty("url").GetString()).ToArray();
        Assert.Contains("https://localhost/courses/test-refresher/dates/2027-03-26", addresses);
        Assert.DoesNotContain("https://localhost/courses/test-refresher/dates/2026-06-12", addresses);
        Assert.DoesNotContain("https://localhost/courses/test-refresher/dates/2027-09-10", addresses);
        Assert.False(course.TryGetProperty("provider", out _));
    }

    [Theory]
    [InlineData("2027-03-26", "EventScheduled", "2027-03-26T10:05:00+00:00", "2027-03-26T16:35:00+00:00")]
    [InlineData("2027-03-29", "EventScheduled", "2027-03-29T10:05:00+01:00", "2027-03-29T16:35:00+01:00")]
    [InlineData("2027-04-09", "EventRescheduled", "2027-04-16T10:05:00+01:00", "2027-04-16T16:35:00+01:00")]
    [InlineData("2027-07-09", "EventCancelled", "2027-07-09T10:05:00+01:00", "2027-07-09T16:35:00+01:00")]
    public async Task JsonLd_Run_FollowsItsStateWithLondonsOffset(string address, string status, string starts, string ends)
    {
        var run = await RunAsync("test-refresher", address);

        Assert.Equal("https://schema.org/" + status, run.GetProperty("eventStatus").GetString());
        Assert.Equal(starts, run.GetProperty("startDate").GetString());
        Assert.Equal(ends, run.GetProperty("endDate").GetString());
        Assert.Equal(status == "EventRescheduled", run.TryGetProperty("previousStartDate", out var previous));
        if (status == "EventRescheduled")
        {
            Assert.Equal("2027-04-09T10:05:00+01:00", previous.GetString());
        }
    }

    [Fact]
    public async Task JsonLd_OnlineRun_HasModeVirtualPlaceAndOffers()
    {
        var run = await RunAsync("test-refresher", "2027-03-26");

        Assert.Equal("CourseInstance", run.GetProperty("@type").GetString());
        Assert.Equal("online", run.GetProperty("courseMode").GetString());
        Assert.Equal("VirtualLocation", run.GetProperty("location").GetProperty("@type").GetString());
        var offers = run.GetProperty("offers").EnumerateArray().ToArray();
        Assert.Equal(["137.31", "61.40"], offers.Select(offer => offer.GetProperty("price").GetString()));
        Assert.All(offers, offer => Assert.Equal("GBP", offer.GetProperty("priceCurrency").GetString()));
        Assert.All(offers, offer => Assert.Equal("https://schema.org/InStock", offer.GetProperty("availability").GetString()));
    }

    [Fact]
    public async Task JsonLd_RunInPerson_HasThePostalAddress()
    {
        var run = await RunAsync("test-course", "2027-05-03");

        Assert.Equal("onsite", run.GetProperty("courseMode").GetString());
        Assert.Equal("Harbour House", run.GetProperty("location").GetProperty("name").GetString());
        Assert.Equal("PostalAddress", run.GetProperty("location").GetProperty("address").GetProperty("@type").GetString());
    }

    [Fact]
    public async Task JsonLd_RunWithoutTimes_HasBareDatesAndPastOneNoOffers()
    {
        var run = await RunAsync("test-course", "2025-03-17");

        Assert.Equal("2025-03-17", run.GetProperty("startDate").GetString());
        Assert.False(run.TryGetProperty("offers", out _));
    }

    [Fact]
    public void JsonLd_TextThatWouldEndTheScript_IsEscapedAndComesBackUnchanged()
    {
        const string hostile = "</script><script>alert(1)</script> & <!-- more";
        var head = new PageHead();

        head.Describe("Title", "/", null, new JsonObject { ["name"] = hostile });

        Assert.DoesNotContain('<', head.JsonLd!);
        Assert.Equal(hostile, JsonDocument.Parse(head.JsonLd!).RootElement[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task JsonLd_BreadcrumbsAndOrganisation_NameAddressesOfTheConfiguredSite()
    {
        using var browser = site.Browse();

        var run = Items(await browser.GetPageAsync("/courses/test-refresher/dates/2027-03-26")).Single(item => item.GetProperty("@type").GetString() == "BreadcrumbList");
        var home = Items(await browser.GetPageAsync("/")).Single();

        Assert.Equal(
            ["https://localhost/", "https://localhost/courses", "https://localhost/courses/test-refresher", "https://localhost/courses/test-refresher/dates/2027-03-26"],
            run.GetProperty("itemListElement").EnumerateArray().Select(step => step.GetProperty("item").GetString()));
        Assert.Equal("Organization", home.GetProperty("@type").GetString());
        Assert.Equal("Testford Courses Ltd", home.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Head_EveryPage_HasDescriptionCanonicalAndOpenGraph()
    {
        using var browser = site.Browse();
        var titles = new List<string>();

        foreach (var address in new[] { "/", "/courses", "/courses/test-course", "/courses/test-refresher", "/courses/test-refresher/dates/2027-03-26", "/about-test" })
        {
            var page = await browser.GetPageAsync(address);
            Assert.Equal("https://localhost" + address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.NotEqual("", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
            Assert.Equal("https://localhost" + address, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
            Assert.NotNull(page.QuerySelector("meta[property='og:image']"));
            Assert.NotNull(page.QuerySelector("link[rel=alternate][type='application/atom+xml'][href='/feed.xml']"));
            titles.Add(page.Title!);
        }

        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    private static JsonElement CourseOf(IDocument page) => Items(page).Single(item => item.GetProperty("@type").GetString() == "Course");

    private static IEnumerable<JsonElement> Items(IDocument page) =>
        JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.EnumerateArray();

    private async Task<JsonElement> CourseAsync(string address)
    {
        using var browser = site.Browse();
        return CourseOf(await browser.GetPageAsync(address));
    }

    private async Task<JsonElement> RunAsync(string course, string address) =>
        (await CourseAsync($"/courses/{course}/dates/{address}")).GetProperty("hasCourseInstance").EnumerateArray().Single();
}
