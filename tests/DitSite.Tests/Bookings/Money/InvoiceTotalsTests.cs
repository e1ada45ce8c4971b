using DitSite.Bookings.Money;
using DitSite.Bookings.Sales;

namespace DitSite.Tests.Bookings.Money;

public sealed class InvoiceTotalsTests
{
    [Fact]
    public async Task Totals_OfAnyPriceAndRateCreditedInAnyParts_AreExactToThePenny()
    {
        // Prices from a penny to a few thousand pounds, rates with and without decimals, credited in three parts: nothing is lost to rounding.
        var random = new Random(7);
        for (var i = 0; i < Scale.Of(20); i++)
        {
            var (price, rate) = (random.Next(3, 500_000) / 100m, new[] { 20m, 17.5m, 5m }[i % 3]);
            await using var host = await MoneyExamples.StartAsync(("Vat", "standard-rated"), ("VatRate", rate.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("VatNumber", "GB 1"));
            await host.PublishAsync(Examples.Run() with { Prices = [new("full", PriceKind.Fee, "Refresher day", price)] });
            var reference = (await host.BookedAsync(Examples.Booking() with { TotalShown = price })).Reference;
            await host.IssueAsync(reference);
            var part = decimal.Round(price / 3, 2, MidpointRounding.ToZero);
            foreach (var amount in new[] { part, part, price - part - part }.Where(amount => amount > 0))
            {
                Assert.IsType<MoneyResult.Done>(await host.Get<Invoicing>().CreditAsync(reference, Guid.NewGuid(), amount, "Part", "Sam"));
            }

            var account = await host.AccountAsync(reference);
            Assert.Equal(0m, account.Claimed);
            Assert.All(account.Documents, document => Assert.Equal(document.Total, document.Net + document.Vat));
            Assert.Equal(account.Documents.Single(document => document.Kind == InvoiceKind.Invoice).Vat, account.Documents.Where(document => document.Kind == InvoiceKind.CreditNote).Sum(document => document.Vat));
        }
    }

    [Theory]
    [InlineData(120, 20, 20)]
    [InlineData(137.31, 20, 22.89)]
    [InlineData(0.03, 20, 0.01)]
    [InlineData(100, 17.5, 14.89)]
    public void Vat_WithinAPrice_IsRoundedToThePenny(decimal gross, decimal rate, decimal expected) => Assert.Equal(expected, ContainedVat.Of(gross, rate));
}
