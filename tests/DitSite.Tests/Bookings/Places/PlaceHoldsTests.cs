using DitSite.Bookings.Places;

namespace DitSite.Tests.Bookings.Places;

public class PlaceHoldsTests
{
    [Fact]
    public async Task Hold_OnAFreePlace_LastsTwentyMinutes()
    {
        await using var host = await OpenAsync(capacity: 2);

        var held = await HeldAsync(host, "one");

        Assert.Equal((BookingsHost.Now.AddMinutes(20), 10), (held.ExpiresAt, held.ExtensionsLeft));
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Hold_AskedForTwiceByOneBrowser_IsTheSameHold()
    {
        await using var host = await OpenAsync(capacity: 2);

        var first = await HeldAsync(host, "one");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await HeldAsync(host, "one");

        Assert.Equal(first, second);
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Hold_OfOneBrowserOnASecondRun_IsRefused()
    {
        var other = Guid.NewGuid();
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(), Examples.Run() with { RunKey = other });
        await HeldAsync(host, "one");

        Assert.Equal(NotHeldReason.BrowserLimit, await RefusedAsync(host, "one", run: other));
    }

    [Fact]
    public async Task Hold_TheFourthOfOneAddress_IsRefusedUntilOneEnds()
    {
        await using var host = await OpenAsync(capacity: 10);
        foreach (var browser in new[] { "one", "two", "three" })
        {
            await HeldAsync(host, browser);
        }

        Assert.Equal(NotHeldReason.AddressLimit, await RefusedAsync(host, "four"));
        await HeldAsync(host, "five", "192.0.2.99");
        await host.Get<PlaceHolds>().ReleaseAsync("two");
        await HeldAsync(host, "four");
    }

    [Fact]
    public async Task Hold_FromOneIpv6Network_CountsAsOneAddress()
    {
        await using var host = await OpenAsync(capacity: 10);
        for (var i = 1; i <= 3; i++)
        {
            await HeldAsync(host, $"browser{i}", $"2001:db8:1:2::{i}");
        }

        Assert.Equal(NotHeldReason.AddressLimit, await RefusedAsync(host, "browser4", "2001:db8:1:2:ffff::1"));
        await HeldAsync(host, "browser5", "2001:db8:1:3::1");
    }

    [Fact]
    public async Task Hold_OnAFullRun_IsRefusedUntilAnExpiredOneIsGivenBack()
    {
        await using var host = await OpenAsync(capacity: 1);
        await HeldAsync(host, "one");

        Assert.Equal(NotHeldReason.RunFull, await RefusedAsync(host, "two", "192.0.2.2"));
        host.Clock.Advance(PlaceHolds.Duration);
        await HeldAsync(host, "two", "192.0.2.2");
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Extend_TenTimes_IsAllowedAndTheEleventhIsNot()
    {
        await using var host = await OpenAsync(capacity: 1);
        await HeldAsync(host, "one");
        for (var left = 9; left >= 0; left--)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(19));
            var extended = Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().ExtendAsync("one"));
            Assert.Equal((host.Clock.GetUtcNow().AddMinutes(20), left), (extended.ExpiresAt, extended.ExtensionsLeft));
        }

        Assert.Equal(new HoldResult.NotHeld(NotHeldReason.NoExtensionsLeft), await host.Get<PlaceHolds>().ExtendAsync("one"));
        Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().FindAsync("one"));
    }

    [Fact]
    public async Task Extend_AfterTheTime_FindsNoHold()
    {
        await using var host = await OpenAsync(capacity: 1);
        await HeldAsync(host, "one");
        host.Clock.Advance(PlaceHolds.Duration);

        Assert.Equal(new HoldResult.NotHeld(NotHeldReason.NoHold), await host.Get<PlaceHolds>().ExtendAsync("one"));
        Assert.Equal(new HoldResult.NotHeld(NotHeldReason.NoHold), await host.Get<PlaceHolds>().FindAsync("one"));
    }

    [Fact]
    public async Task Hold_NearTheClosing_EndsWithIt()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run() with { ClosesAt = BookingsHost.Now.AddMinutes(7) });

        Assert.Equal(BookingsHost.Now.AddMinutes(7), (await HeldAsync(host, "one")).ExpiresAt);
    }

    [Fact]
    public async Task Sweep_ManyAtOnce_GivesEachPlaceBackOnce()
    {
        await using var host = await OpenAsync(capacity: 10);
        for (var i = 0; i < 8; i++)
        {
            await HeldAsync(host, $"browser{i}", $"192.0.2.{i}");
        }

        host.Clock.Advance(PlaceHolds.Duration);
        var swept = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            if (i % 4 == 0)
            {
                await host.Get<PlaceHolds>().ReleaseAsync($"browser{i / 2}");
            }

            return await host.Get<PlaceHolds>().SweepAsync();
        })));

        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.True(swept.Sum() is > 0 and <= 8);
    }

    [Fact]
    public async Task Hold_WhenStored_NamesNeitherBrowserNorAddress()
    {
        await using var host = await OpenAsync(capacity: 1);
        await HeldAsync(host, "a-journey-id-to-find", "203.0.113.77");

        var database = await DatabaseText.OfAsync(host);

        Assert.DoesNotContain("a-journey-id-to-find", database, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.77", database, StringComparison.Ordinal);
    }

    private static async Task<BookingsHost> OpenAsync(int capacity)
    {
        var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity));
        return host;
    }

    private static async Task<HoldResult.Held> HeldAsync(BookingsHost host, string browser, string address = "192.0.2.1") =>
        Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().HoldAsync(new(Examples.RunKey, browser, address)));

    private static async Task<NotHeldReason> RefusedAsync(BookingsHost host, string browser, string address = "192.0.2.1", Guid? run = null) =>
        Assert.IsType<HoldResult.NotHeld>(await host.Get<PlaceHolds>().HoldAsync(new(run ?? Examples.RunKey, browser, address))).Reason;
}
