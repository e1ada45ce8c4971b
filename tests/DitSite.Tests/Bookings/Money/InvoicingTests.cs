using System.Data.Common;
using DitSite.Bookings;
using DitSite.Bookings.Money;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Money;

public class InvoicingTests
{
    [Fact]
    public async Task Issue_FiftyAtOnce_GivesFiftyNumbersWithoutAGapAndWithoutADouble()
    {
        await using var host = await MoneyExamples.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 100));
        var booked = new List<BookingReference>();
        for (var i = 0; i < 50; i++)
        {
            booked.Add((await host.BookedAsync(Examples.Booking($"person{i}"))).Reference);
        }

        await Task.WhenAll(booked.Select(reference => Task.Run(() => host.IssueAsync(reference))));

        var numbers = await host.ReadAsync(context => context.Invoices.Select(row => row.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 50), numbers.Order());
    }

    [Fact]
    public async Task Number_GivenTwice_IsRefusedByTheDatabaseToo()
    {
        // The control behind the transaction: whoever counted wrongly would be stopped here.
        await using var host = await MoneyExamples.StartAsync();
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);

        await Assert.ThrowsAnyAsync<DbException>(() => host.ReadAsync(context =>
        {
            var columns = string.Join(", ", context.Model.FindEntityType(typeof(Invoice))!.GetProperties().Select(property => property.Name).Where(name => name != "Id").Select(name => $"\"{name}\""));
            var sql = $"INSERT INTO \"Invoices\" (\"Id\", {columns}) SELECT '0B7C2F34-58A1-4D4A-9A40-5A1E6B9D0099', {columns} FROM \"Invoices\"";
            return context.Database.ExecuteSqlRawAsync(sql);
        }));
    }

    [Fact]
    public async Task Issue_ThatIsRefused_UsesNoNumberUp()
    {
        await using var host = await MoneyExamples.StartAsync();
        var (first, second) = (await MoneyExamples.BookedAsync(host), await MoneyExamples.BookedAsync(host, "bea"));
        await host.IssueAsync(first);

        Assert.IsType<MoneyResult.Nothing>(await host.Get<Invoicing>().IssueAsync(first, new("Ann", null, null), "Sam"));
        await host.IssueAsync(second);

        Assert.Equal(["INV-1", "INV-2"], await host.ReadAsync(context => context.Invoices.OrderBy(row => row.Number).Select(row => row.NumberText).ToListAsync()));
    }

    [Fact]
    public async Task Issue_WithoutTheSettings_IsRefusedWithTheirNames()
    {
        await using var host = await BookingsHost.StartAsync();
        var reference = await MoneyExamples.BookedAsync(host);

        var refused = Assert.IsType<MoneyResult.NotSet>(await host.Get<Invoicing>().IssueAsync(reference, new("Ann", null, null), "Sam"));

        Assert.Equal(["Invoices:SellerName", "Invoices:SellerAddress", "Invoices:Vat", "Invoices:PaymentDays", "Invoices:PaymentDetails"], refused.Settings);
        Assert.Equal(0, await host.ReadAsync(context => context.Invoices.CountAsync()));
    }

    [Fact]
    public async Task Issue_StandardRatedWithoutRateOrNumber_NamesThem()
    {
        await using var host = await MoneyExamples.StartAsync(("Vat", "standard-rated"));
        var reference = await MoneyExamples.BookedAsync(host);

        var refused = Assert.IsType<MoneyResult.NotSet>(await host.Get<Invoicing>().IssueAsync(reference, new("Ann", null, null), "Sam"));

        Assert.Equal(["Invoices:VatRate", "Invoices:VatNumber"], refused.Settings);
    }

    [Fact]
    public async Task Issue_SendsTheBookerEverythingAnInvoiceHasToSay()
    {
        await using var host = await MoneyExamples.StartAsync(("Vat", "standard-rated"), ("VatRate", "20"), ("VatNumber", "GB 123 4567 89"));
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference, new("Testford Trust", "1 High Street\nTestford", "PO-77"));

        var letter = Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "invoice");

        Assert.Equal("ann@people.test", letter.To);
        foreach (var said in new[] { "INV-1", "Testford Courses Ltd", "2 Quay Road", "GB 123 4567 89", "Testford Trust", "1 High Street, Testford", "PO-77", "Refresher day, Friday 12 March 2027", "£137.31", "£114.42", "£22.89", "20%", "Account 12345678" })
        {
            Assert.Contains(said, letter.Text.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PurchaseOrderAndBuyer_OnceIssued_CannotBeChangedEvenInTheDatabase()
    {
        await using var host = await MoneyExamples.StartAsync();
        await host.IssueAsync(await MoneyExamples.BookedAsync(host));

        var refused = await Assert.ThrowsAnyAsync<DbException>(() =>
            host.ReadAsync(context => context.Database.ExecuteSqlRawAsync("UPDATE \"Invoices\" SET \"Total\" = 1")));

        Assert.Contains("does not change", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payments_InPartsAndTwiceBySlip_AddUpToThePenny()
    {
        await using var host = await MoneyExamples.StartAsync();
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);
        var (invoicing, key) = (host.Get<Invoicing>(), Guid.NewGuid());

        await invoicing.RecordPaymentAsync(reference, key, 100.10m, new(2027, 1, 5), "BACS", "Sam");
        await invoicing.RecordPaymentAsync(reference, key, 100.10m, new(2027, 1, 5), "BACS", "Sam");
        var account = await host.AccountAsync(reference);
        Assert.Equal((100.10m, 37.21m), (account.Paid, account.Outstanding));

        await invoicing.RecordPaymentAsync(reference, Guid.NewGuid(), 37.21m, new(2027, 1, 6), null, "Sam");
        Assert.Equal(0m, (await host.AccountAsync(reference)).Outstanding);
    }

    [Fact]
    public async Task CreditNote_InPart_IsRefundableForWhatWasPaidBeyondIt()
    {
        await using var host = await MoneyExamples.StartAsync();
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);
        var invoicing = host.Get<Invoicing>();
        await invoicing.RecordPaymentAsync(reference, Guid.NewGuid(), 137.31m, new(2027, 1, 5), null, "Sam");

        Assert.IsType<MoneyResult.Nothing>(await invoicing.RecordRefundAsync(reference, Guid.NewGuid(), 1m, new(2027, 1, 6), null, "Sam"));
        Assert.IsType<MoneyResult.TooMuch>(await invoicing.CreditAsync(reference, Guid.NewGuid(), 137.32m, "Too much", "Sam"));
        Assert.IsType<MoneyResult.Done>(await invoicing.CreditAsync(reference, Guid.NewGuid(), 50.01m, "Missed a half day", "Sam"));
        Assert.IsType<MoneyResult.TooMuch>(await invoicing.RecordRefundAsync(reference, Guid.NewGuid(), 50.02m, new(2027, 1, 6), null, "Sam"));
        Assert.IsType<MoneyResult.Done>(await invoicing.RecordRefundAsync(reference, Guid.NewGuid(), 50.01m, new(2027, 1, 6), null, "Sam"));

        var account = await host.AccountAsync(reference);
        Assert.Equal((137.31m, 50.01m, 87.30m, 0m), (account.Invoiced, account.Credited, account.Claimed, account.Outstanding));
        var letter = Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "credit-note");
        Assert.Contains("Missed a half day", letter.Text, StringComparison.Ordinal);
        Assert.Contains("we pay it back to you", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vat", "sometimes")]
    [InlineData("VatRate", "a fifth")]
    [InlineData("PaymentDays", "soon")]
    [InlineData("FirstReminderDays", "1")]
    public async Task Setting_ThatCannotBeRead_StopsTheStartWithASentence(string name, string value)
    {
        await using var host = await MoneyExamples.StartAsync((name, value));

        var refused = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => host.Get<Microsoft.Extensions.Options.IOptions<InvoiceOptions>>().Value);

        Assert.Contains("Invoices settings", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }
}
