using System.Net;
using DitSite.Content.Umbraco;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Umbraco;

/// <summary>The site with Umbraco as its source: the facts of <c>tests/content</c>, over HTTP. It has no content folder to fall back on.</summary>
public sealed class UmbracoSiteFactory : SiteFactory
{
    public UmbracoSiteFactory()
        : this(Repository.TestContent)
    {
    }

    private UmbracoSiteFactory(string folder)
    {
        Cms = new(StubUmbraco.DocumentsOf(folder));
        ContentFolder = Path.Combine(DataFolder, "no-content-here");
        UseCms(this, Cms);
    }

    public StubUmbraco Cms { get; }

    /// <summary>With the words of another folder.</summary>
    public static UmbracoSiteFactory Of(string folder) => new(folder);

    /// <summary>Points a site at a CMS.</summary>
    public static void UseCms(SiteFactory site, StubUmbraco cms)
    {
        site.Settings["Umbraco:BaseUrl"] = cms.Address;
        site.Settings["Umbraco:ApiKey"] = StubUmbraco.Key;
        site.Settings["Umbraco:WebhookSecret"] = StubUmbraco.Secret;
        site.Settings["Umbraco:TimeoutSeconds"] = "5";
        // No look in the middle of a test but the one it asks for.
        site.Settings["Umbraco:PollSeconds"] = "3600";
    }

    /// <summary>A webhook of the CMS: something may have changed there.</summary>
    public static async Task KnockAsync(SiteFactory site)
    {
        using var program = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/umbraco/webhook");
        request.Headers.Add(UmbracoOptions.SecretHeader, StubUmbraco.Secret);
        using var answer = await program.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Cms.Dispose();
        }
    }
}
