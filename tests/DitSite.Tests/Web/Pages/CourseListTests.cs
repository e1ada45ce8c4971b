using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Pages;

public class CourseListTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("", true, true, false)]
    [InlineData("?where=", true, true, false)]
    [InlineData("?where=online", false, true, false)]
    [InlineData("?where=in-person", true, false, false)]
    [InlineData("?where=harbour-house", true, false, false)]
    [InlineData("?past=yes", true, true, true)]
    [InlineData("?where=online&past=yes", false, true, true)]
    [InlineData("?where=harbour-house&past=yes", true, false, false)]
    [InlineData("?where=nowhere", true, true, false)]
    [InlineData("?where=online&where=in-person", true, true, false)]
    [InlineData("?where=%00%3Cscript%3E&past=%F0%9F%8E%93", true, true, false)]
    [InlineData("?past=no&where=ONLINE&page=-1", true, true, false)]
    public async Task CourseList_Filter_ShowsWhatWasAskedForAndIgnoresJunk(string query, bool inPerson, bool online, bool pastOnline)
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses" + query);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(inPerson, page.Links().Contains("/courses/test-course/dates/2027-05-03"));
        Assert.Equal(online, page.Links().Contains("/courses/test-refresher/dates/2027-03-26"));
        Assert.Equal(pastOnline, page.Links().Contains("/courses/test-refresher/dates/2026-06-12"));
        Assert.Equal("https://localhost/courses", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task CourseList_Links_KeepTheOtherChoiceAndMarkThePresentOne()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses?where=online&past=yes");

        var links = page.QuerySelectorAll(".dit-filter a");
        Assert.Equal(["Anywhere", "Online", "In person", "Harbour House", "Hide past dates"], links.Select(link => link.Words()));
        Assert.Equal("Online", page.QuerySelector(".dit-filter [aria-current]")!.Words());
        Assert.Equal("/courses?where=in-person&past=yes", links[2].GetAttribute("href"));
        Assert.Equal("/courses?where=online", links[4].GetAttribute("href"));
    }
}
