using DitSite.EndToEndTests.Applications;
using DitSite.EndToEndTests.Booking;
using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Contact;
using DitSite.EndToEndTests.Eligibility;
using DitSite.EndToEndTests.MailingList;
using DitSite.EndToEndTests.Staff;

namespace DitSite.EndToEndTests.Crawl;

/// <summary>Every page in every state that the tests know, looked at in full: three widths, light and forced colours, every text (A1).</summary>
public static class AccessibilityRun
{
    /// <returns>What was looked at, in a sentence; and every violation.</returns>
    public static async Task<(string Figures, IReadOnlyList<string> Faults)> RunAsync()
    {
        var (browser, applying, desk, editor) = (new BrowserFixture(), new ApplyingSite(), new DeskSite(), new DeskSite());
        await browser.InitializeAsync();
        await applying.InitializeAsync();
        PageLook.AllInFull = true;
        try
        {
            List<string> faults = [];
            foreach (var walk in Walks(browser, applying, desk, editor))
            {
                try
                {
                    await walk();
                }
                catch (Exception wrong) when (wrong is Xunit.Sdk.XunitException or Microsoft.Playwright.PlaywrightException or TimeoutException)
                {
                    faults.Add(wrong.Message);
                }
            }

            var looks = PageLook.Taken;
            if (!await SeesAsync(browser, inFull: true))
            {
                faults.Add("the control, a heading that only forced colours hide, was not seen");
            }

            return ($"axe looked {looks} times", faults);
        }
        finally
        {
            await editor.DisposeAsync();
            await desk.DisposeAsync();
            await applying.DisposeAsync();
            await browser.DisposeAsync();
        }
    }

    private static IEnumerable<Func<Task>> Walks(BrowserFixture browser, ApplyingSite applying, DeskSite desk, DeskSite editor)
    {
        yield return () => PublicPagesAsync(browser);
        yield return () => new ErrorStateTests(browser).Form_SentEmpty_ShowsItsErrorsAccessibly(PageLook.Narrow);
        yield return () => new BookingErrorTests(browser).EachQuestion_AfterAMistake_IsReadableByEverybody(PageLook.Narrow, javaScript: true);
        yield return () => new BookingJourneyTests(browser).Person_BooksOpensTheLinkAndCancels(PageLook.Narrow, javaScript: true);
        yield return () => new ContactJourneyTests(browser).Person_SendsAMessageAfterCorrectingIt(PageLook.Wide, javaScript: true);
        yield return () => new EligibilityJourneyTests(browser).Person_SeesWhatIsOpenAndChangesAnAnswer(PageLook.Wide, javaScript: true);
        yield return () => new MailingListJourneyTests(browser).Person_JoinsHearsOfADateAndLeaves(PageLook.Wide, javaScript: true);
        yield return () => new ApplicationPageTests(browser, applying).Pages_InEveryState_AreGood();
        yield return () => new EditorPageTests(browser, editor).EveryForm_IsGood();
        yield return () => new EditorPageTests(browser, editor).OneItemFromDraftToFormerVersion_IsGoodInEveryState();
        yield return () => new EditorPageTests(browser, editor).DatesNewItemsAndPictures_AreGoodInEveryState();
        yield return () => new EditorPageTests(browser, editor).Content_HeldByUmbraco_IsGoodWhileItAnswersAndWhileItDoesNot();
        yield return () => new StaffPageTests(browser, desk).Desk_BookingsMessagesApplicationsAndRecord_AreGood();
        yield return () => new StaffPageTests(browser, desk).SignIn_EveryPage_IsGood();
        yield return () => new BookingsDeskPageTests(browser).MoneyChangesOnBehalfAndRegister_AreGoodInEveryState();
    }

    private static async Task PublicPagesAsync(BrowserFixture browser)
    {
        await using var walk = new PageWalk(await browser.VisitAsync());
        foreach (var address in await SiteCrawl.AddressesAsync(browser.Site))
        {
            await walk.OpenAsync(address, SiteCrawl.NotInTheSitemap.GetValueOrDefault(address, 200));
        }

        await walk.AssertGoodAsync();
    }

    /// <summary>Whether a look finds that a page has no heading in forced colours. Contrast axe does not judge there: the visitor's system chooses the colours.</summary>
    internal static async Task<bool> SeesAsync(BrowserFixture browser, bool inFull)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoToAsync("/");
        await visit.Page.EvaluateAsync("""
            () => {
              const style = new CSSStyleSheet();
              style.replaceSync('@media (forced-colors: active) { h1 { display: none !important } }');
              document.adoptedStyleSheets = [style];
            }
            """);
        return (await new PageLook(visit, inFull).FaultsAsync()).Any(fault => fault.Contains("page-has-heading-one", StringComparison.Ordinal));
    }
}
