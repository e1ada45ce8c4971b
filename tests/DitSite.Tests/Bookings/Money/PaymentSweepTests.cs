using DitSite.Bookings.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Outbox;

namespace DitSite.Tests.Bookings.Money;

/// <summary>The clock starts on 1 February 2027, an invoice is due in fourteen days, and the run is on 12 March.</summary>
public class PaymentSweepTests
{
    [Fact]
    public async Task UnpaidPlace_IsRemindedTwiceAndGivenBackTheDayAfterItWasDue()
    {
        await using var host = await MoneyExamples.StartAsync(("ReleaseUnpaid", "true"));
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);
        var due = (await host.AccountAsync(reference)).LastInvoice!.DueOn!.Value;

        var days = await DayByDayAsync(host, 20);

        Assert.Equal([due.AddDays(-7), due.AddDays(-2)], days.Where(day => day.Kind == "payment-reminder").Select(day => day.Day));
        Assert.Equal(due.AddDays(1), Assert.Single(days, day => day.Kind == "place-released").Day);
        var account = await host.AccountAsync(reference);
        Assert.Equal((BookingState.Cancelled, 0m, 137.31m), (account.Booking.State, account.Outstanding, account.Credited));
        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Single(host.Mail.Sent, mail => mail.Kind == "staff-place-released");
    }

    [Fact]
    public async Task UnpaidPlace_WhereReleasingIsNotSwitchedOn_IsKept()
    {
        await using var host = await MoneyExamples.StartAsync();
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);

        var days = await DayByDayAsync(host, 40);

        Assert.Equal(2, days.Count(day => day.Kind == "payment-reminder"));
        Assert.Equal(BookingState.Booked, (await host.AccountAsync(reference)).Booking.State);
    }

    [Theory]
    [InlineData(137.31, 0)]
    [InlineData(1, 2)]
    public async Task PlacePaidFor_InFullOrInPart_IsNeverGivenBack(double paid, int reminders)
    {
        await using var host = await MoneyExamples.StartAsync(("ReleaseUnpaid", "true"));
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);
        await host.Get<Invoicing>().RecordPaymentAsync(reference, Guid.NewGuid(), (decimal)paid, new(2027, 2, 1), null, "Sam");

        var days = await DayByDayAsync(host, 40);

        Assert.Equal(reminders, days.Count(day => day.Kind == "payment-reminder"));
        Assert.Equal(BookingState.Booked, (await host.AccountAsync(reference)).Booking.State);
    }

    [Fact]
    public async Task UnpaidPlace_WhileNoMailLeaves_IsKeptUntilTheRemindersHaveLeft()
    {
        await using var host = await MoneyExamples.StartAsync(("ReleaseUnpaid", "true"));
        var reference = await MoneyExamples.BookedAsync(host);
        await host.IssueAsync(reference);
        for (var day = 0; day < 20; day++)
        {
            await host.Get<PaymentSweep>().RunAsync();
            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(BookingState.Booked, (await host.AccountAsync(reference)).Booking.State);

        await host.SentMailAsync();
        await host.Get<PaymentSweep>().RunAsync();
        Assert.Equal(BookingState.Cancelled, (await host.AccountAsync(reference)).Booking.State);
    }

    [Fact]
    public async Task SeveralPlaces_GivenBackInOneSweep_GetCreditNotesWithNumbersOfTheirOwn()
    {
        await using var host = await MoneyExamples.StartAsync(("ReleaseUnpaid", "true"));
        foreach (var name in new[] { "ann", "bea", "cat" })
        {
            await host.IssueAsync(await MoneyExamples.BookedAsync(host, name));
        }

        await DayByDayAsync(host, 20);

        Assert.Equal(["CN-1", "CN-2", "CN-3"], (await host.ReadAsync(context => Task.FromResult(context.Invoices.Where(row => row.Kind == InvoiceKind.CreditNote).Select(row => row.NumberText).ToList()))).Order());
    }

    private static async Task<List<(DateOnly Day, string Kind)>> DayByDayAsync(BookingsHost host, int days)
    {
        var sent = new List<(DateOnly, string)>();
        for (var day = 0; day < days; day++)
        {
            var before = (await host.SentMailAsync()).Count;
            await host.Get<PaymentSweep>().RunAsync();
            await host.Get<OutboxDispatcher>().SendDueAsync();
            sent.AddRange(host.Mail.Sent.Skip(before).Select(mail => (DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), mail.Kind)));
            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        return sent;
    }
}
