using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

public sealed class PriceTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task Check_WithAnAddOn_ShowsEachLineTheTotalAndTheVatLine()
    {
        var person = Questionnaire.In(site).With("fee", ("Option", "standard"), ("AddOns", "book"));

        var rows = Rows(await person.ToAsync("check"));

        Assert.Equal("£137.31", rows["Course fee"]);
        Assert.Equal("£25.75", rows["Signed copy of the test book"]);
        Assert.Equal("£163.06", rows["Total"]);
        Assert.Equal("No VAT is charged.", rows["VAT"]);
    }

    [Fact]
    public async Task Check_SaysHowToPayHowToCancelAndLinksTermsAndPrivacy()
    {
        var check = await Questionnaire.In(site).ToAsync("check");

        var text = check.QuerySelector("main")!.TextContent;
        Assert.Contains("invoice", text);
        Assert.Contains("If you cancel", text);
        Assert.NotNull(check.QuerySelector("main a[href='/terms']"));
        Assert.NotNull(check.QuerySelector("main a[href='/privacy']"));
    }

    [Fact]
    public async Task Confirm_WithAPriceThatWasNotShown_IsRefusedAndShowsTheRightOne()
    {
        var person = Questionnaire.In(site);
        var check = await person.ToAsync("check");

        var again = await person.AnswerAsync(check, ("Accepted", "true"), ("TotalShown", "0.01"));

        Assert.Contains("£137.31", again.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal("137.31", again.QuerySelector("[name=TotalShown]")!.GetAttribute("value"));
        Assert.Empty(site.Mail.Sent);
    }

    [Fact]
    public async Task Confirm_WithTermsThatWereNotShown_IsRefused()
    {
        var person = Questionnaire.In(site);
        var check = await person.ToAsync("check");

        var again = await person.AnswerAsync(check, ("Accepted", "true"), ("TermsHash", new string('0', 64)));

        Assert.Contains("terms", again.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Empty(site.Mail.Sent);
    }

    private static Dictionary<string, string> Rows(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll("main dl > div")
        .ToDictionary(row => row.QuerySelector("dt")!.TextContent.Trim(), row => row.QuerySelector("dd")!.TextContent.Trim());
}
