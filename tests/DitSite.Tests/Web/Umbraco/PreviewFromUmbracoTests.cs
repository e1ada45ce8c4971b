using System.Net;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Web.Pages;
using DitSite.Tests.Web.Staff;

namespace DitSite.Tests.Web.Umbraco;

public sealed class PreviewFromUmbracoTests : IDisposable
{
    private readonly StubUmbraco cms = new(StubUmbraco.DocumentsOf(Repository.TestContent));
    private readonly StaffSite site = new();

    public PreviewFromUmbracoTests()
    {
        UmbracoSiteFactory.UseCms(site, cms);
        var items = new StubItems(cms.Published).All.ToList();

        var page = items.First(item => item["contentType"]!.GetValue<string>() == "page");
        page["id"] = "00000000-0000-4000-8000-0000000000d1";
        page["route"]!["path"] = "/preview-00000000-0000-4000-8000-0000000000d1/";
        page["properties"]!["umbracoUrlName"] = "not-yet-out";
        page["properties"]!["title"] = "Not yet out";

        var run = items.First(item => item["contentType"]!.GetValue<string>() == "courseRun" && item["route"]!["path"]!.GetValue<string>().Contains("test-course", StringComparison.Ordinal));
        run["id"] = "00000000-0000-4000-8000-0000000000d2";
        run["route"]!["path"] = "/preview-00000000-0000-4000-8000-0000000000d2/";
        run["properties"]!["umbracoUrlName"] = null;
        run["name"] = "Spring 2028";
        run["properties"]!["starts"] = "2028-05-01";
        run["properties"]!["ends"] = "2028-05-03";
        run["stubParent"] = cms.Published.Single(document => document.Path == "/courses/test-course/").Id.ToString();
        cms.Drafts = [page, run];
    }

    public void Dispose()
    {
        site.Dispose();
        cms.Dispose();
    }

    [Fact]
    public async Task Draft_InUmbraco_IsSeenByStaffBelowPreviewAndByNobodyElse()
    {
        using var editor = await site.SignedInAsync("editor");
        using var visitor = site.Browse();

        var preview = await editor.GetPageAsync("/preview/not-yet-out");
        var run = await editor.GetPageAsync("/preview/courses/test-course/dates/spring-2028");
        var published = await editor.GetPageAsync("/not-yet-out");
        using var stranger = await visitor.Http.GetAsync("/preview/not-yet-out");

        Assert.Contains("Not yet out", preview.QuerySelector("h1")!.Words());
        Assert.Contains("May 2028", run.Words());
        Assert.Equal(HttpStatusCode.NotFound, published.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    [Fact]
    public async Task Draft_WithTheWrongKey_IsASentenceAndNoKey()
    {
        site.Settings["Umbraco:ApiKey"] = "wrong-key-nobody-may-see";
        cms.Fault = context =>
        {
            // Public lists come without looking at the key, as where public access is on.
            if (context.Request.Headers["Preview"] != "true")
            {
                context.Request.Headers["Api-Key"] = StubUmbraco.Key;
            }

            return Task.FromResult(false);
        };
        using var editor = await site.SignedInAsync("editor");

        using var answer = await editor.Http.GetAsync("/preview/about-test");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(site.Logs.Containing("wrong-key-nobody-may-see"));
    }
}
