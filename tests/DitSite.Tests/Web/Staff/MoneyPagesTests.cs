using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Tests.Bookings.Money;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff;

public sealed class MoneyPagesTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Invoice_FromTheDesk_IsIssuedPaidPartlyCreditedAndRefunded()
    {
        SetUp();
        using var browser = await site.SignedInAsync("admissions");
        var reference = await BookedAtTheDesk.BookAsync(site);
        var account = $"/staff/bookings/{reference}/money";

        var form = await browser.GetPageAsync(account + "/invoice");
        Assert.Contains("£137.31", form.QuerySelector("main")!.TextContent);
        var page = await browser.SubmitAndFollowAsync(form, ("PurchaseOrder", "PO-42"));
        Assert.Equal(account, new Uri(page.Url).AbsolutePath);
        Assert.Contains("£137.31 to be paid by 15 February 2027", page.QuerySelector("dl")!.TextContent);

        var sheet = await browser.GetPageAsync(page.QuerySelector("main table a")!.GetAttribute("href")!);
        Assert.Equal("Invoice INV-1", sheet.QuerySelector("h1")!.TextContent);
        foreach (var said in new[] { "Testford Courses Ltd", "2 Quay Road", "PO-42", "Exempt from VAT", "Account 12345678", reference.ToString() })
        {
            Assert.Contains(said, sheet.QuerySelector(".dit-sheet")!.TextContent, StringComparison.Ordinal);
        }

        page = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(account + "/payment"));
        Assert.Contains("Paid in full", page.QuerySelector("dl")!.TextContent);
        page = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(account + "/credit-note"), ("Amount", "£37.31"), ("Reason", "Left at noon"));
        Assert.Contains("£37.31 to be paid back", page.QuerySelector("dl")!.TextContent);
        page = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(account + "/refund"));
        Assert.Contains("Paid in full", page.QuerySelector("dl")!.TextContent);
        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 50, reference.ToString(), default);
        Assert.Superset(new HashSet<string> { "issued-invoice", "recorded-payment", "issued-credit-note", "recorded-refund", "viewed-invoice" }, entries.Select(entry => entry.Action).ToHashSet());
    }

    [Fact]
    public async Task Invoice_BeforeItsSettingsAreThere_IsRefusedAndStaffAreToldWhich()
    {
        using var browser = await site.SignedInAsync("admissions");
        var reference = await BookedAtTheDesk.BookAsync(site);

        var page = await browser.GetPageAsync($"/staff/bookings/{reference}/money");

        // The name is in the content; the rest is not set.
        Assert.Equal(["Invoices:SellerAddress", "Invoices:Vat", "Invoices:PaymentDays", "Invoices:PaymentDetails"], page.QuerySelectorAll("main code").Select(code => code.TextContent));
        Assert.Null(page.QuerySelector("main a[href$='/money/invoice']"));
        Assert.Null((await browser.GetPageAsync($"/staff/bookings/{reference}/money/invoice")).QuerySelector("main form"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.234")]
    [InlineData("9999999999999999999999")]
    [InlineData("")]
    public async Task Payment_OfNoAmount_IsA400ThatKeepsWhatWasTyped(string amount)
    {
        SetUp();
        using var browser = await site.SignedInAsync("admissions");
        var reference = await BookedAtTheDesk.BookAsync(site);
        await site.Services.GetRequiredService<Invoicing>().IssueAsync(reference, new("Ann", null, null), "Sam");

        using var answer = await browser.SubmitAsync(await browser.GetPageAsync($"/staff/bookings/{reference}/money/payment"), [("Amount", amount), ("Note", "BACS 7")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await SiteClient.ReadAsync(answer);
        Assert.Equal("Enter an amount in pounds, such as 137.31", page.QuerySelector(".govuk-error-summary li")!.TextContent.Trim());
        Assert.Equal(amount, page.QuerySelector<IHtmlInputElement>("[name=Amount]")!.Value);
        Assert.Equal("BACS 7", page.QuerySelector<IHtmlInputElement>("[name=Note]")!.Value);
        Assert.Equal(0m, (await site.Services.GetRequiredService<MoneyDesk>().FindAsync(reference))!.Paid);
    }

    [Fact]
    public async Task Booker_SeesTheirInvoiceAndNobodyElses()
    {
        SetUp();
        var (mine, theirs) = (await BookedAtTheDesk.BookAsync(site, "ann"), await BookedAtTheDesk.BookAsync(site, "bea"));
        var invoicing = site.Services.GetRequiredService<Invoicing>();
        var own = ((MoneyResult.Done)await invoicing.IssueAsync(mine, new("Ann", null, null), "Sam")).Document;
        var other = ((MoneyResult.Done)await invoicing.IssueAsync(theirs, new("Bea", null, null), "Sam")).Document;
        using var browser = site.Browse();
        await BookedAtTheDesk.OpenAsync(site, browser, mine, "ann@people.test");

        var booking = await browser.GetPageAsync($"/bookings/{mine}");
        var link = booking.QuerySelector($"a[href='/bookings/{mine}/invoices/{own}']");
        Assert.Equal("Invoice INV-1", link?.TextContent);
        Assert.Contains("£137.31 is to be paid by 15 February 2027.", booking.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var sheet = await browser.GetPageAsync($"/bookings/{mine}/invoices/{own}");
        Assert.Equal("Invoice INV-1", sheet.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync($"/bookings/{mine}/invoices/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync($"/bookings/{theirs}/invoices/{other}")).StatusCode);
        using var stranger = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetPageAsync($"/bookings/{mine}/invoices/{own}")).StatusCode);
    }

    [Fact]
    public async Task Money_OnTheDesk_ListsWhatWaitsMostPressingFirst()
    {
        SetUp();
        using var browser = await site.SignedInAsync("admissions");
        var (late, fresh) = (await BookedAtTheDesk.BookAsync(site, "ann"), await BookedAtTheDesk.BookAsync(site, "bea"));
        await site.Services.GetRequiredService<Invoicing>().IssueAsync(late, new("Ann", null, null), "Sam");
        site.Clock.Advance(TimeSpan.FromDays(15));
        using var later = await site.SignedInAsync("admissions");

        var rows = (await later.GetPageAsync("/staff/money")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains(late.ToString(), rows[0]);
        Assert.Contains("Overdue", rows[0]);
        Assert.Contains(fresh.ToString(), rows[1]);
        Assert.Contains("Invoice", rows[1]);
    }

    private void SetUp()
    {
        foreach (var (name, value) in MoneyExamples.SiteSettings)
        {
            site.Settings[name] = value;
        }
    }
}
