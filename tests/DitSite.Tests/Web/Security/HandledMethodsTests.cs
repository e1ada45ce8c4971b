using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Security;

public sealed class HandledMethodsTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Page_AskedWithAMethodItHasNoHandlerFor_Answers405WithAPage(string method)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "/courses/test-refresher/dates/2027-04-09/book");

        using var response = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("That can't be done here", (await SiteClient.ReadAsync(response)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Page_AskedWithAMethodItHas_Answers(string method)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "/courses/test-course");

        using var response = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("{\"a\":1}", "application/json")]
    [InlineData("a=%00", "application/x-www-form-urlencoded")]
    [InlineData("a%5Bb=1&%5B31m=2", "application/x-www-form-urlencoded")]
    public async Task Unsubscribe_WithABodyThatIsNoForm_IsNotOurFault(string body, string type)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mailing-list/unsubscribe?token=x") { Content = new StringContent(body, System.Text.Encoding.UTF8, type) };

        using var response = await browser.SendAsync(request);

        Assert.InRange((int)response.StatusCode, 200, 499);
    }
}
