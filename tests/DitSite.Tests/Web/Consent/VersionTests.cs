using DitSite.Tests.Site;
using DitSite.Content;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Consent;

public sealed class VersionTests
{
    [Fact]
    public async Task C10_Version_Raised_AsksAgainAndTakesAwayWhatWasAllowed()
    {
        using var content = EditedNotice.Copy();
        using var site = new ConsentSite { ContentFolder = content.Folder };
        using var browser = await site.Browse().AcceptedAsync();
        var old = Assert.Single(await site.RowsAsync());

        await ChangeAsync(site, () => content.Edit(notice => notice.Replace("provider: Google Analytics", "provider: Google Analytics 4")));
        browser.Http.DefaultRequestHeaders.Add("Cookie", "_ga=GA1.1.1.1; _ga_TEST12345=GS2");
        using var response = await browser.Http.GetAsync("/courses");
        var page = await SiteClient.ReadAsync(response);

        Assert.True(page.AsksAboutCookies());
        Assert.DoesNotContain("googletagmanager", page.Source.Text + response.Policy(), StringComparison.Ordinal);
        Assert.Equal(["_ga", "_ga_TEST12345"], response.SetCookies().Select(header => header.Split('=')[0]).Distinct().Order());
        Assert.Equivalent(old, Assert.Single(await site.RowsAsync()));
    }

    [Fact]
    public async Task C10_Slip_PutRightWithoutRaisingTheVersion_DoesNotAskAgain()
    {
        using var content = EditedNotice.Copy();
        using var site = new ConsentSite { ContentFolder = content.Folder };
        using var browser = await site.Browse().AcceptedAsync();

        await ChangeAsync(site, () =>
        {
            content.EditOnly(notice => notice.Replace("  We use necessary cookies.", "  We use some necessary cookies."));
            var correction = Assert.Single(content.Findings()).Split("correction: ")[1];
            content.EditOnly(notice => notice.Replace("\nintro:", $"\ncorrection: \"{correction}\"\nintro:"));
        });
        var page = await browser.GetPageAsync("/courses");

        Assert.False(page.AsksAboutCookies());
        Assert.Contains("googletagmanager", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void C11_Notices_OfThisRepository_ArePinnedToTheirVersion()
    {
        Assert.Empty(NoticeCheck.Of(Repository.PathOf("content")));
        Assert.Empty(NoticeCheck.Of(Repository.TestContent));
    }

    [Theory]
    [InlineData("purpose: Remembers what you chose about cookies.", "purpose: Remembers you.")]
    [InlineData("label: _ga\n", "label: _gb\n")]
    [InlineData("under16: ", "under16: Really. ")]
    [InlineData("lifetime: 182 days", "lifetime: 365 days")]
    public void C11_Notice_ChangedWithoutRaisingTheVersion_FailsTheCheck(string was, string becomes)
    {
        using var content = EditedNotice.Copy();

        content.EditOnly(notice => notice.Replace(was, becomes));

        Assert.Contains("Raise it: version: 2", Assert.Single(content.Findings()));
    }

    [Fact]
    public async Task C11_Notice_ChangedWithoutRaisingTheVersion_StaysAtItsLastGoodVersionOnALiveSite()
    {
        using var content = EditedNotice.Copy();
        using var site = new ConsentSite { ContentFolder = content.Folder };
        using var browser = site.Browse();
        await browser.GetPageAsync("/");

        content.EditOnly(notice => notice.Replace("under16: ", "under16: Really. "));
        await Task.Delay(1500);

        Assert.DoesNotContain("Really.", (await browser.GetPageAsync("/")).Body!.TextContent);
    }

    [Fact]
    public async Task C25_SentenceForYoungPeople_IsTheSameInBannerAndSettings()
    {
        using var site = new ConsentSite();
        using var browser = site.Browse();
        var sentence = site.Services.GetRequiredService<PublishedContent>().Current.CookieNotice.Under16;

        var page = await browser.GetPageAsync("/cookies");

        Assert.Contains(sentence, page.QuerySelector("[data-cookie-banner]")!.TextContent);
        Assert.Contains(sentence, page.QuerySelector("fieldset:has(input[type=radio])")!.TextContent);
    }

    [Fact]
    public async Task C25_Embeds_InContent_NeverReachAPage()
    {
        using var content = EditedNotice.Copy();
        var terms = Path.Combine(content.Folder, "pages", "terms.md");
        using var site = new ConsentSite { ContentFolder = content.Folder };
        using var browser = site.Browse();
        await browser.GetPageAsync("/terms");

        await ChangeAsync(site, () => File.AppendAllText(terms, """


            ## Things from elsewhere

            <iframe src="https://maps.example.org/embed"></iframe> <object data="https://video.example.org/x"></object> <img src="https://pixel.example.org/x.gif">

            Just a word to look for: canary.

            """), mayBeRefused: true);
        using var response = await browser.Http.GetAsync("/terms");
        var page = await SiteClient.ReadAsync(response);

        Assert.Empty(page.QuerySelectorAll("iframe, object, embed, video, audio, img[src^=http], script[src^=http]"));
        Assert.DoesNotContain("frame-src", response.Policy(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Policy());
        Assert.Contains("object-src 'none'", response.Policy());
    }

    /// <summary>Waits until the change is live; at most ten seconds.</summary>
    private static async Task ChangeAsync(SiteFactory site, Action change, bool mayBeRefused = false)
    {
        var content = site.Services.GetRequiredService<PublishedContent>();
        var before = content.Current.Version;
        change();
        for (var deadline = Environment.TickCount64 + (mayBeRefused ? 2_000 : 10_000); content.Current.Version == before && Environment.TickCount64 < deadline;)
        {
            await Task.Delay(25);
        }

        Assert.True(mayBeRefused || content.Current.Version != before, "The change was not published.");
    }
}
