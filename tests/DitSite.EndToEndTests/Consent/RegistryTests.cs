using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed class RegistryTests(BrowserFixture browser, MeasuringSite sites)
{
    private CookieNotice Notice => NoticeOf(sites.Live);

    internal static CookieNotice NoticeOf(LiveSite site) => site.Services.GetRequiredService<PublishedContent>().Current.CookieNotice;

    [Fact]
    public async Task C12_EverythingStored_InFiveStates_IsDeclaredAndLivesNoLonger()
    {
        var seen = await StoredItems.InAllStatesAsync(browser, sites.Live, everywhere: Scale.InFull);

        Assert.Empty(StoredItems.Faults(Notice, seen));
    }

    [Theory]
    [InlineData("_ga", 2, "is not declared")]
    [InlineData("__Host-cookie-choice", 200, "days")]
    public async Task C12_StoredItem_NotDeclaredOrLongerThanDeclared_IsFound(string name, int days, string fault)
    {
        var notice = Notice with { Entries = [.. Notice.Entries.Where(entry => entry.Label != "_ga")] };

        Assert.Contains(StoredItems.Faults(notice, [new(name, TimeSpan.FromDays(days))]), found => found.Contains(name, StringComparison.Ordinal) && found.Contains(fault, StringComparison.Ordinal));
        await Task.CompletedTask;
    }

    [Fact]
    public void C12_Declaration_OfWhatIsNeverSeen_IsFound()
    {
        var invented = Notice.Entries[0] with { Label = "__Host-invented", Rare = false };

        Assert.Contains(StoredItems.Faults(Notice with { Entries = [invented] }, []), fault => fault.Contains("__Host-invented is declared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C12_CookiesPage_ListsTheRegistryRowByRow()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.GoToAsync("/cookies");

        var rows = await person.Page.Locator(".dit-cookie-names th[scope=row]").AllTextContentsAsync();

        Assert.Equal(Notice.Entries.Select(entry => entry.Label).Order(), rows.Select(row => row.Trim()).Order());
    }
}
