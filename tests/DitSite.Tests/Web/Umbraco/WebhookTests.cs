using System.Net;
using System.Text;
using DitSite.Content.Umbraco;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Umbraco;

public sealed class WebhookTests(UmbracoSiteFactory site) : IClassFixture<UmbracoSiteFactory>
{
    [Fact]
    public async Task Publish_WithAWebhook_IsOnThePageInSeconds_ThoughTheListsLag()
    {
        using var visitor = site.Browse();
        await visitor.GetPageAsync("/about-test");
        var fetches = site.Cms.Lists;

        Assert.Equal(HttpStatusCode.Accepted, await KnockAsync(StubUmbraco.Secret, Recording.Webhook("published")));
        await Task.Delay(1200);
        Publish("Fresh from the CMS");

        await Patience.UntilAsync(async () => (await visitor.GetPageAsync("/about-test")).QuerySelector("h1")!.TextContent, title => title.Contains("Fresh from the CMS", StringComparison.Ordinal), seconds: 6);
        Assert.InRange(site.Cms.Lists - fetches, 2, 3);
    }

    [Fact]
    public async Task HundredWebhooksInABurst_CauseThreeFetchesAtMost()
    {
        using var visitor = site.Browse();
        await visitor.GetPageAsync("/");
        var fetches = site.Cms.Lists;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => KnockAsync(StubUmbraco.Secret, Recording.Webhook("trashed"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer));
        await Task.Delay(7000);
        Assert.InRange(site.Cms.Lists - fetches, 2, 3);
    }

    [Fact]
    public async Task Webhook_WithoutTheSecret_IsRefusedAndFetchesNothing()
    {
        using var visitor = site.Browse();
        await visitor.GetPageAsync("/");
        var fetches = site.Cms.Lists;

        foreach (var secret in new[] { null, "", "stub-webhook-secret-of-forty-characters", "another-webhook-secret-of-the-same-size!" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(secret, "{}"));
        }

        await Task.Delay(500);
        Assert.Equal(fetches, site.Cms.Lists);
        Assert.Single(site.Logs.Containing("webhook without the right secret"));
        Assert.Empty(site.Logs.Containing(StubUmbraco.Secret, "another-webhook-secret"));
    }

    [Fact]
    public async Task Webhook_ThatIsTooLarge_IsRefused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await KnockAsync(StubUmbraco.Secret, new string('x', (1024 * 1024) + 1)));

    [Fact]
    public async Task Webhook_WhereFilesAreTheSource_IsNotThere()
    {
        using var files = new SiteFactory();
        using var program = files.Browse();
        using var request = Request(StubUmbraco.Secret, "{}");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await program.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>The control of the exemption: any other post without a browser's word is still refused.</summary>
    [Fact]
    public async Task AnotherPost_WithTheSecret_IsStillCrossSite()
    {
        using var program = site.Browse();
        using var request = Request(StubUmbraco.Secret, "{}", "/contact");

        using var answer = await program.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static HttpRequestMessage Request(string? secret, string body, string path = "/umbraco/webhook")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Umb-Webhook-Event", "Umbraco.ContentPublish");
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation(UmbracoOptions.SecretHeader, secret);
        }

        return request;
    }

    private async Task<HttpStatusCode> KnockAsync(string? secret, string body)
    {
        using var program = site.Browse();
        using var request = Request(secret, body);
        using var answer = await program.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private void Publish(string title) => site.Cms.Published = [.. site.Cms.Published.Select(document =>
    {
        if (document.Path != "/about-test/")
        {
            return document;
        }

        var properties = document.Properties.DeepClone().AsObject();
        properties["title"] = title;
        return document with { Properties = properties };
    })];
}
