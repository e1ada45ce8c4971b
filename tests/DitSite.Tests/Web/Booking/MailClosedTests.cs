using System.Net;
using DitSite.Bookings.Outbox;
using DitSite.Tests.Site;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DitSite.Tests.Web.Booking;

/// <summary>Production without a mail server: what could not be confirmed is not taken.</summary>
public sealed class MailClosedTests(MailClosedTests.SiteWithoutMail site) : IClassFixture<MailClosedTests.SiteWithoutMail>
{
    [Fact]
    public async Task Booking_WithoutAMailServer_IsClosedWithASentenceAndHealthIsDegraded()
    {
        using var browser = site.Browse();

        var start = await browser.GetPageAsync($"/courses/test-refresher/dates/{Questionnaire.RoomyRun}/book");
        var list = await browser.GetPageAsync("/mailing-list");
        var health = await browser.Http.GetStringAsync("/health/ready");

        Assert.Equal(HttpStatusCode.Conflict, start.StatusCode);
        Assert.Equal("Booking is closed for the moment", start.QuerySelector("h1")!.TextContent);
        Assert.Null(start.QuerySelector("main form"));
        Assert.Null(list.QuerySelector("main form"));
        Assert.Contains("degraded", health);
    }

    public sealed class SiteWithoutMail : SiteFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Smtp:Host", "");
            builder.ConfigureTestServices(services => services.RemoveAll<IMailTransport>());
        }
    }
}
