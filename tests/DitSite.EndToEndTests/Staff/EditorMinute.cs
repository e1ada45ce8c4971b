using System.Diagnostics;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Site;

namespace DitSite.EndToEndTests.Staff;

/// <summary>The minute: from a real sign-in to a changed fee, in a real browser under the shipped content security policy.</summary>
[Collection(EditorCollection.Name)]
public sealed class EditorMinute(BrowserFixture browser)
{
    private const int MostActions = 8;

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Editor_FromSigningIn_HasAChangedFeeLiveInAMinuteAndEightActions(bool script, int width)
    {
        await using var desk = await StartAsync(script, width);
        var (work, watch) = (desk.Work, Stopwatch.StartNew());

        await work.LinkAsync("Content");
        await work.LinkAsync("Dates and fees");
        await work.FillAsync("Amount, Course fee", "152.83");
        await work.ButtonAsync("Review the changes");
        await work.ButtonAsync("Publish now");

        Assert.Equal("Published", await work.HeadingAsync());
        Assert.Contains("£152.83", await work.PublicAsync("/courses/test-refresher"));
        Assert.DoesNotContain("137.31", await work.PublicAsync("/courses/test-refresher"));
        Assert.InRange(work.Actions, 1, MostActions);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Empty(work.Faults);
    }

    private async Task<Desk> StartAsync(bool script, int width)
    {
        var content = new ContentCopy();
        var site = new LiveSite { ContentFolder = content.Path };
        var provider = await SignInJourney.StartAsync(site);
        var visit = await browser.VisitAsync(new(width, JavaScript: script), site);
        visit.Allow(provider.Address);
        await SignInJourney.SignInAsync(visit, site);
        return new(content, site, provider, visit, new(visit, site.Address));
    }

    private sealed record Desk(ContentCopy Content, LiveSite Site, OpenIdProvider Provider, Visit Visit, EditorAtWork Work) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Visit.DisposeAsync();
            await Site.DisposeAsync();
            Provider.Dispose();
            Content.Dispose();
        }
    }
}
