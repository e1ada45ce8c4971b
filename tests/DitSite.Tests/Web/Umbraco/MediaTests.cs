using System.Net;
using DitSite.Web.Umbraco;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DitSite.Tests.Web.Umbraco;

public sealed class MediaTests : IClassFixture<UmbracoSiteFactory>
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    private readonly UmbracoSiteFactory site;

    public MediaTests(UmbracoSiteFactory site)
    {
        this.site = site;
        site.Settings["Umbraco:LargestMediaMegabytes"] = "1";
        site.Cms.Fault = null;
        site.Cms.Requests.Clear();
        // Whatever an earlier test found broken may be asked for again.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Picture_ComesThroughTheSite_WithAnEtag_AndStaysWhileTheCmsIsDown()
    {
        site.Cms.Media["/media/3bkpngfg/hero.png"] = ("image/png", Picture);
        site.Cms.Media["/media/3bkpngfg/hero.png?width=640&format=webp"] = ("image/webp", [9, 9]);
        using var visitor = site.Browse();

        using var first = await visitor.Http.GetAsync("/media/3bkpngfg/hero.png");
        using var small = await visitor.Http.GetAsync("/media/3bkpngfg/hero.png?width=600&format=webp&rnd=1");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/media/3bkpngfg/hero.png") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await visitor.Http.SendAsync(again);

        Assert.Equal(("image/png", HttpStatusCode.OK), (first.Content.Headers.ContentType!.MediaType, first.StatusCode));
        Assert.Equal(Picture, await first.Content.ReadAsByteArrayAsync());
        Assert.Equal([9, 9], await small.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal("public, max-age=600", first.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", first.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(2, site.Cms.Requests.Count(request => request.StartsWith("/media/", StringComparison.Ordinal)));

        site.Clock.Advance(TimeSpan.FromHours(1));
        site.Cms.Fault = context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };
        Assert.Equal(Picture, await visitor.Http.GetByteArrayAsync("/media/3bkpngfg/hero.png"));
        using var unknown = await visitor.Http.GetAsync("/media/other.png");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unknown.StatusCode);
    }

    [Theory]
    [InlineData("page", "text/html", 3, HttpStatusCode.BadGateway)]
    [InlineData("drawing", "image/svg+xml", 3, HttpStatusCode.BadGateway)]
    [InlineData("large", "image/png", (1024 * 1024) + 1, HttpStatusCode.BadGateway)]
    [InlineData("largest", "image/png", 1024 * 1024, HttpStatusCode.OK)]
    public async Task Media_OfAnotherTypeOrTooLarge_IsNotPassedOn(string name, string type, int size, HttpStatusCode status)
    {
        site.Cms.Media[$"/media/a/{name}.png"] = (type, new byte[size]);
        using var visitor = site.Browse();

        using var answer = await visitor.Http.GetAsync($"/media/a/{name}.png");

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Media_ThatTheCmsRedirects_IsNotFollowed()
    {
        site.Cms.Fault = context =>
        {
            if (context.Request.Path.StartsWithSegments("/media"))
            {
                context.Response.Redirect("/umbraco/delivery/api/v2/content");
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };
        using var visitor = site.Browse();

        using var answer = await visitor.Http.GetAsync("/media/a/file.png");

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Single(site.Cms.Requests, request => request.StartsWith("/media/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3bkpngfg/hero.png", "", "media/3bkpngfg/hero.png")]
    [InlineData("a/b c.jpg", "width=1", "media/a/b%20c.jpg?width=160")]
    [InlineData("a/b.jpg", "width=99999&format=jpg&height=7&hmac=x", "media/a/b.jpg?width=1920&format=jpg")]
    [InlineData("a/b.jpg", "width=-5&format=exe", "media/a/b.jpg")]
    [InlineData("../umbraco/config.png", "", null)]
    [InlineData("a/..%2fb.png", "", null)]
    [InlineData("a//b.png", "", null)]
    [InlineData(".hidden.png", "", null)]
    [InlineData("a\\b.png", "", null)]
    [InlineData("a/b.svg", "", null)]
    [InlineData("a/b", "", null)]
    [InlineData("http://elsewhere.example/b.png", "", null)]
    public void Address_IsOneOfTheCmsMediaOrNone(string path, string query, string? target) => Assert.Equal(
        target,
        MediaAddress.Of(path, new QueryCollection(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => new StringValues(pair[1]))))?.Target);
}
