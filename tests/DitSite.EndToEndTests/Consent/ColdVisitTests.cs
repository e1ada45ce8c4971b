using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Web.Consent;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed class ColdVisitTests(BrowserFixture browser, MeasuringSite sites)
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task C01_ColdVisit_ToEveryAddress_StoresNothingAndAsksNobodyElse()
    {
        Assert.True((await ColdVisits.AddressesAsync(sites.Live)).Count >= 15);

        Assert.Empty(await ColdVisits.WalkAsync(browser, sites.Live, Stay));
    }

    [Fact]
    public async Task C01_ColdVisit_WithTheGateTakenAway_LeavesTraces()
    {
        await using var person = await Person.ArriveAsync(browser, sites.WithoutGate);

        await person.GoToAsync("/");

        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));
        Assert.Contains("cookie _ga", await person.StoredAsync());
    }

    [Fact]
    public async Task C19_AnythingButAChoice_IsNone()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.GoToAsync("/");

        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.Mouse.ClickAsync(3, 700);
        await person.Page.Mouse.WheelAsync(0, 3000);
        await person.Page.ClickAsync("footer a[href='/contact'], footer a[href='/privacy']");
        await person.Page.GoBackAsync();
        var tab = await person.Context.NewPageAsync();
        await tab.GotoAsync("/courses");
        await tab.CloseAsync();
        await person.GoToAsync("/cookies");
        await Task.Delay(Stay);

        Assert.True(await person.Page.IsVisibleAsync(Person.Banner));
        Assert.Equal(0, await person.Page.Locator("main input:checked").CountAsync());
        Assert.Empty(await person.StoredAsync());
        Assert.Empty(person.Elsewhere.Requests);
        Assert.DoesNotContain(await sites.Live.RowsAsync(), row => row.Analytics && row.Method.StartsWith("other", StringComparison.Ordinal));
    }
}
