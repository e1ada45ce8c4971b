using System.Net;
using System.Text.Json;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Umbraco;

public sealed class NeverDownTests : IDisposable
{
    private readonly TemporaryFolder state = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public async Task Start_WithTheCmsOutOfReach_ServesWhatIsKeptAndSaysHowOldItIs_UntilItIsBack()
    {
        using (var before = Site())
        {
            await PageAsync(before);
        }

        using var site = Site();
        site.Cms.Fault = Dead;
        site.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(HttpStatusCode.OK, await PageAsync(site));
        var content = await UntilAsync(site, part => part.GetProperty("status").GetString() == "degraded");
        Assert.Equal("umbraco", content.GetProperty("source").GetString());
        Assert.Equal(3 * 3600, content.GetProperty("ageSeconds").GetDouble(), 60.0);
        Assert.NotEqual(JsonValueKind.Null, content.GetProperty("lastFailureAt").ValueKind);

        site.Cms.Fault = null;
        await UmbracoSiteFactory.KnockAsync(site);
        content = await UntilAsync(site, part => part.GetProperty("status").GetString() == "ok");
        Assert.Equal(0, content.GetProperty("ageSeconds").GetDouble(), 60.0);
    }

    [Fact]
    public async Task Start_WithNothingKeptAndTheCmsOutOfReach_Refuses()
    {
        using var site = Site();
        site.Cms.Fault = Dead;

        await Assert.ThrowsAsync<InvalidOperationException>(() => PageAsync(site));
    }

    [Fact]
    public async Task NextDay_WithTheCmsOutOfReach_IsStillServed()
    {
        using var site = Site();
        await PageAsync(site);
        site.Cms.Fault = Dead;
        site.Clock.Advance(TimeSpan.FromDays(1));
        await UmbracoSiteFactory.KnockAsync(site);

        await UntilAsync(site, part => part.GetProperty("status").GetString() == "degraded");
        Assert.Equal(HttpStatusCode.OK, await PageAsync(site));
    }

    private static Task<bool> Dead(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 503;
        return Task.FromResult(true);
    }

    private static async Task<HttpStatusCode> PageAsync(SiteFactory site)
    {
        using var visitor = site.Browse();
        return (await visitor.GetPageAsync("/courses/test-course")).StatusCode;
    }

    private static async Task<JsonElement> UntilAsync(SiteFactory site, Func<JsonElement, bool> reached)
    {
        using var watcher = site.Browse();
        return await Patience.UntilAsync(
            async () =>
            {
                using var answer = await watcher.Http.GetAsync("/health/ready");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("content");
            },
            content => reached(content) && content.GetProperty("lastFailureAt").ValueKind == JsonValueKind.Null == (content.GetProperty("status").GetString() == "ok"));
    }

    private UmbracoSiteFactory Site() => new() { Settings = { ["Content:StateFolder"] = state.Path } };
}
