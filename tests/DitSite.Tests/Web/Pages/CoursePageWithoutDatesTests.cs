using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Pages;

public sealed class CoursePageWithoutDatesTests
{
    [Fact]
    public async Task CoursePage_AllRunsPast_SaysSoAndOffersTheMailingList()
    {
        using var site = new SiteFactory();
        site.Clock.SetUtcNow(new(2029, 5, 1, 9, 0, 0, TimeSpan.Zero));
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-refresher");
        var home = await browser.GetPageAsync("/");

        Assert.Contains("No dates are scheduled.", page.Words());
        Assert.Contains("/mailing-list?course=test-refresher", page.Links());
        Assert.Null(page.Fact("Next date"));
        Assert.StartsWith("Friday 15 October 2027", page.Fact("Last held"));
        Assert.DoesNotContain(page.Links(), link => link.EndsWith("/book", StringComparison.Ordinal));
        Assert.Contains("No dates are scheduled.", home.Words());
    }

    [Fact]
    public async Task CoursePage_ACostNotSet_ShowsNoTotal()
    {
        using var content = new ContentCopy();
        content.Replace("courses/test-course/course.md", "    amount: 61.20\n", "");
        using var site = new SiteFactory { ContentFolder = content.Path };
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course");

        Assert.Contains("£1,371.50", page.Words());
        Assert.DoesNotContain("Total", page.Words());
    }
}
