using System.Net;
using System.Text.Json;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Endpoints;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_AllWell_IsOk()
    {
        using var site = new SiteFactory();

        var (status, answer, _) = await ReadyAsync(site);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ok", answer.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("ok", answer.GetProperty("content").GetProperty("status").GetString());
        Assert.Equal(0, answer.GetProperty("content").GetProperty("ageSeconds").GetDouble());
    }

    [Fact]
    public async Task Ready_ContentWithAnError_IsDegradedAndStill200WithoutTheWords()
    {
        using var content = new ContentCopy();
        using var site = new SiteFactory { ContentFolder = content.Path };
        using (site.Browse())
        {
        }

        content.Write("pages/broken.md", "---\nkey: not-a-key\ntitle: SECRET-DRAFT\n---\n{{ no.such.fact }}\n");
        for (var tries = 0; tries < 200; tries++)
        {
            var (status, answer, text) = await ReadyAsync(site);
            if (answer.GetProperty("status").GetString() == "degraded")
            {
                Assert.Equal(HttpStatusCode.OK, status);
                Assert.True(answer.GetProperty("content").GetProperty("errors").GetInt32() > 0);
                Assert.DoesNotContain("SECRET-DRAFT", text);
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The error never showed.");
    }

    [Fact]
    public async Task Live_OverHttp_AnswersWithoutARedirect()
    {
        using var site = new SiteFactory();
        using var http = site.CreateClient(new() { BaseAddress = new("http://localhost"), AllowAutoRedirect = false });

        using var live = await http.GetAsync("/health/live");
        using var other = await http.GetAsync("/courses?where=online");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.PermanentRedirect, other.StatusCode);
        Assert.Equal("https://localhost/courses?where=online", other.Headers.Location!.OriginalString);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer, string Text)> ReadyAsync(SiteFactory site)
    {
        using var browser = site.Browse();
        using var answer = await browser.Http.GetAsync("/health/ready");
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, JsonDocument.Parse(text).RootElement, text);
    }
}
