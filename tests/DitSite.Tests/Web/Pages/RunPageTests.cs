using System.Net;
using AngleSharp.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Pages;

public class RunPageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task RunPage_Open_ShowsFactsAndTheWayIn()
    {
        var page = await GetAsync("2027-03-26");

        Assert.Equal("Test refresher Friday 26 March 2027", page.QuerySelector("h1")!.Words());
        Assert.Equal("10:05 to 16:35, UK time", page.Fact("Times"));
        Assert.Equal("Online, live on Harbour Calls", page.Fact("Where"));
        Assert.Equal("£137.31 (Course fee) £61.40 (Reduced fee) No VAT is charged.", page.Fact("Fee"));
        Assert.Equal("The end of Thursday 25 March 2027, UK time", page.Fact("Book by"));
        Assert.Contains("/courses/test-refresher/dates/2027-03-26/book", page.Links());
        Assert.Contains("/courses/test-refresher/dates/2027-03-26.ics", page.Links());
    }

    [Fact]
    public async Task RunPage_Past_CannotBeBooked()
    {
        var page = await GetAsync("2026-06-12");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("This course has already been held", page.Words());
        AssertNoWayIn(page);
    }

    [Fact]
    public async Task RunPage_Moved_KeepsItsAddressAndSaysFromWhen()
    {
        var page = await GetAsync("2027-04-09");

        Assert.Contains("Friday 16 April 2027", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("This date has moved. The course was to begin on Friday 9 April 2027.", page.Words());
        Assert.Contains("/courses/test-refresher/dates/2027-04-09/book", page.Links());
    }

    [Fact]
    public async Task RunPage_Cancelled_SaysSo()
    {
        var page = await GetAsync("2027-07-09");

        Assert.Contains("Cancelled", page.Words());
        Assert.Contains("The course will not be held on this date.", page.Words());
        AssertNoWayIn(page);
    }

    [Fact]
    public async Task RunPage_Tentative_IsNotSold()
    {
        var page = await GetAsync("2027-06-11");

        Assert.Contains("Provisional date", page.Words());
        AssertNoWayIn(page);
    }

    [Fact]
    public async Task RunPage_NotYetOpen_SaysWhenItOpens()
    {
        var page = await GetAsync("2027-10-15");

        Assert.Contains("Booking opens on Tuesday 1 June 2027, UK time.", page.Words());
        AssertNoWayIn(page);
    }

    [Theory]
    [InlineData("/courses/test-refresher/dates/2027-09-10")]
    [InlineData("/courses/test-refresher/dates/2027-09-10.ics")]
    public async Task RunPage_Withdrawn_Is410(string address)
    {
        using var browser = site.Browse();

        Assert.Equal(HttpStatusCode.Gone, (await browser.GetPageAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/courses/test-refresher/dates/2031-01-01")]
    [InlineData("/courses/test-course/dates/2027-03-26")]
    [InlineData("/courses/nothing/dates/2027-03-26")]
    [InlineData("/courses/test-refresher/dates/2031-01-01.ics")]
    [InlineData("/nothing-here")]
    public async Task RunPage_Unknown_Is404(string address)
    {
        using var browser = site.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync(address)).StatusCode);
    }

    [Fact]
    public async Task RunPage_OfACourseOneAppliesTo_IsNotBooked()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync("/courses/test-course/dates/2027-05-03");

        Assert.Equal("The end of Friday 16 April 2027, UK time", page.Fact("Apply by"));
        Assert.Contains("By Monday 5 June 2028: within 13 months of the last day of the course", page.Words());
        AssertNoWayIn(page);
    }

    private static void AssertNoWayIn(IDocument page) => Assert.DoesNotContain(page.Links(), link => link.EndsWith("/book", StringComparison.Ordinal));

    private async Task<IDocument> GetAsync(string address)
    {
        using var browser = site.Browse();
        return await browser.GetPageAsync("/courses/test-refresher/dates/" + address);
    }
}
