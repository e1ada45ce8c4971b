using System.Net;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Forms;

namespace DitSite.Tests.Web.Contact;

public sealed class ContactTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private static readonly (string Name, string? Value)[] Filled =
        [("Name", "Ann Example"), ("Email", "ann@example.com"), ("Course", "test-refresher"), ("Message", "Is there a date in May?\nAnd in June?")];

    [Fact]
    public async Task Message_IsSentOnceToTheContactAddressWithTheSenderToAnswer()
    {
        using var browser = site.Browse("203.0.113.1");
        var page = await browser.GetPageAsync("/contact");

        var sent = await browser.SubmitAndFollowAsync(page, Filled);
        await browser.SubmitAndFollowAsync(page, Filled);

        var mail = await site.Mail.FirstToAsync("enquiries@provider.test");
        Assert.Equal("/contact/sent", new Uri(sent.Url).AbsolutePath);
        Assert.Contains("Is there a date in May?", mail.Text);
        Assert.Contains("Test refresher", mail.Subject + mail.Text);
        Assert.Contains("Reply-To: ", mail.Raw);
        Assert.Contains("ann@example.com", mail.Raw);
        Assert.Single(site.Mail.Sent, other => other.To == "enquiries@provider.test");
    }

    [Theory]
    [InlineData("Name", "", "Enter your full name", 1)]
    [InlineData("Name", "Ann\nBcc: all@example.com", "Enter your full name on one line", 2)]
    [InlineData("Email", "", "Enter your email address", 3)]
    [InlineData("Email", "nobody", "Enter an email address in the correct format, like name@example.com", 4)]
    [InlineData("Message", "", "Enter your message", 5)]
    [InlineData("Course", "no-such-course", "Select a course, or another matter", 6)]
    public async Task Message_AgainstARule_IsRefusedByTheErrorContract(string name, string value, string message, int client)
    {
        using var browser = site.Browse($"203.0.113.{20 + client}");
        var page = await browser.GetPageAsync("/contact");

        var refused = await browser.SubmitAndFollowAsync(page, [.. Filled.Where(field => field.Name != name), (name, value)]);

        Assert.Equal([message], refused.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent.Trim()));
        ErrorContract.AssertHolds(refused, [.. Filled.Where(field => field.Name != name).Select(field => (field.Name, field.Value!))]);
    }

    [Fact]
    public async Task Page_SetsNoCookieAndAnotherSiteCanNotSend()
    {
        using var browser = site.Browse("203.0.113.3");
        using var response = await browser.Http.GetAsync("/contact");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/contact") { Content = new FormUrlEncodedContent([]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        using var refused = await browser.Http.SendAsync(foreign);

        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Form_WithoutAnAddressToReceive_IsOffInProductionAndNamesTheSettingInDevelopment()
    {
        using var production = new SiteFactory();
        using var development = new SiteFactory { EnvironmentName = "Development" };
        production.Settings["Site:ContactEmail"] = development.Settings["Site:ContactEmail"] = null;
        using var visitor = production.Browse();
        using var developer = development.Browse();

        var closed = await visitor.GetPageAsync("/contact");
        var tells = await developer.GetPageAsync("/contact");

        Assert.Null(closed.QuerySelector("main form"));
        Assert.Contains("can't be sent from this page", closed.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Site:ContactEmail", closed.QuerySelector("main")!.TextContent);
        Assert.Contains("Site:ContactEmail", tells.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Messages_BeyondTheLimit_WaitWithRetryAfter()
    {
        using var own = new SiteFactory();
        own.Settings["PostLimits:Contact"] = "1";
        using var browser = own.Browse();
        var page = await browser.GetPageAsync("/contact");
        using var first = await browser.SubmitAsync(page, Filled);

        using var second = await browser.SubmitAsync(page, Filled);

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync("/contact")).StatusCode);
    }
}
