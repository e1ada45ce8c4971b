using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;

namespace DitSite.Tests.Bookings.Changes;

/// <summary>Whoever loses a place loses the entry in their calendar with the same letter, and nobody else does.</summary>
public sealed class CalendarLeavingTests : IAsyncLifetime
{
    private static readonly Guid Other = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0002");
    private BookingsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync();
        await host.PublishAsync(Run(Examples.RunKey, 1, new(2027, 3, 12)), Run(Other, 2, new(2027, 6, 18)));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Cancelled_TakesTheEntryOutOfBothCalendars()
    {
        var booked = await host.BookedAsync(ForBea);
        await CancelAsync(booked.Reference);

        Assert.Equal(["UID:run-1 SEQUENCE:4 STATUS:CANCELLED"], await EntriesAsync("booking-cancelled", "ann@people.test"));
        Assert.Equal(["UID:run-1 SEQUENCE:4 STATUS:CANCELLED"], await EntriesAsync("delegate-cancelled", "bea@people.test"));
        var letter = (await host.SentMailAsync()).Single(mail => mail.Kind == "delegate-cancelled");
        Assert.Contains("METHOD:CANCEL\r\n", letter.Attachments[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("method=CANCEL", letter.Attachments[0].ContentType, StringComparison.Ordinal);
        Assert.Contains("takes the date out of your calendar", OneLine(letter.Text), StringComparison.Ordinal);
    }

    /// <summary>One entry serves all bookings of a run: while another one stands, it stays.</summary>
    [Fact]
    public async Task Cancelled_WhileAnotherBookingConcernsTheBooker_LeavesTheirCalendarAlone()
    {
        await host.BookedAsync(Examples.Booking("ann"));
        var booked = await host.BookedAsync(ForBea);
        await CancelAsync(booked.Reference);

        Assert.Empty(await EntriesAsync("booking-cancelled", "ann@people.test"));
        Assert.DoesNotContain("your calendar", OneLine((await host.SentMailAsync()).Single(mail => mail.Kind == "booking-cancelled").Text), StringComparison.Ordinal);
        Assert.Single(await EntriesAsync("delegate-cancelled", "bea@people.test"));
    }

    [Fact]
    public async Task Moved_ThereAndBack_EachEntryIsNewerThanTheOneBefore()
    {
        var booked = await host.BookedAsync(Examples.Booking("ann"));
        await TransferAsync(booked.Reference, Other);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await TransferAsync(booked.Reference, Examples.RunKey);

        var sent = (await host.SentMailAsync()).Where(mail => mail.Kind == "booking-moved").OrderBy(mail => mail.QueuedAt).ToList();
        Assert.Equal(["UID:run-2 SEQUENCE:5 STATUS:CONFIRMED", "UID:run-1 SEQUENCE:4 STATUS:CANCELLED"], sent[0].Attachments.Select(Entry));
        Assert.Equal(["UID:run-1 SEQUENCE:7 STATUS:CONFIRMED", "UID:run-2 SEQUENCE:6 STATUS:CANCELLED"], sent[1].Attachments.Select(Entry));
    }

    [Fact]
    public async Task HandedOver_TheFormerDelegateLosesTheEntry_AndTheBookerKeepsIt()
    {
        var booked = await host.BookedAsync(ForBea);
        var result = await host.Get<BookingChanges>().SubstituteAsync(booked.Reference, new(new("Cy", "cy@people.test"), new(2024, 5, 1), true, null, null), Order);

        Assert.IsType<ChangeResult.Done>(result);
        Assert.Equal(["UID:run-1 SEQUENCE:4 STATUS:CANCELLED"], await EntriesAsync("delegate-replaced", "bea@people.test"));
        Assert.Equal(["UID:run-1 SEQUENCE:3 STATUS:CONFIRMED"], await EntriesAsync("delegate-handed-over", "cy@people.test"));
        Assert.Empty(await EntriesAsync("booking-handed-over", "ann@people.test"));
    }

    /// <summary>A calendar that has thrown an entry out takes the same UID again only with a higher number.</summary>
    [Fact]
    public async Task BookedAgain_WithAnotherBooking_TheEntryIsNewerThanEachCancellation()
    {
        for (var time = 0; time < 3; time++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            var booked = await host.BookedAsync(Examples.Booking("ann"));
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await (time == 2 ? Task.CompletedTask : CancelAsync(booked.Reference));
        }

        Assert.Equal(
            ["SEQUENCE:3 STATUS:CONFIRMED", "SEQUENCE:4 STATUS:CANCELLED", "SEQUENCE:5 STATUS:CONFIRMED", "SEQUENCE:6 STATUS:CANCELLED", "SEQUENCE:7 STATUS:CONFIRMED"],
            await HistoryAsync("ann@people.test", "run-1"));
    }

    [Fact]
    public async Task BookedAgain_AfterTheFirstBookingWentToAnotherDate_TheEntryIsNewer()
    {
        var booked = await host.BookedAsync(Examples.Booking("ann"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await TransferAsync(booked.Reference, Other);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.BookedAsync(Examples.Booking("ann"));

        Assert.Equal(["SEQUENCE:3 STATUS:CONFIRMED", "SEQUENCE:4 STATUS:CANCELLED", "SEQUENCE:5 STATUS:CONFIRMED"], await HistoryAsync("ann@people.test", "run-1"));
    }

    [Fact]
    public async Task HandedOver_AndBackAgain_TheEntryIsNewerThanItsCancellation()
    {
        var booked = await host.BookedAsync(ForBea);
        await HandOverAsync(booked.Reference, "cy");
        await HandOverAsync(booked.Reference, "bea");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await CancelAsync(booked.Reference);

        Assert.Equal(["SEQUENCE:3 STATUS:CONFIRMED", "SEQUENCE:4 STATUS:CANCELLED", "SEQUENCE:5 STATUS:CONFIRMED", "SEQUENCE:6 STATUS:CANCELLED"], await HistoryAsync("bea@people.test", "run-1"));
        Assert.Equal(["SEQUENCE:3 STATUS:CONFIRMED", "SEQUENCE:6 STATUS:CANCELLED"], await HistoryAsync("cy@people.test", "run-1"));
    }

    private async Task HandOverAsync(BookingReference reference, string name)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().SubstituteAsync(reference, new(new(name, $"{name}@people.test"), new(2024, 5, 1), true, null, null), Order));
    }

    /// <summary>What somebody's calendar was told of a run, in order.</summary>
    private async Task<IReadOnlyList<string>> HistoryAsync(string to, string uid) =>
        [.. (await host.SentMailAsync()).Where(mail => mail.To == to).OrderBy(mail => mail.QueuedAt).SelectMany(mail => mail.Attachments).Select(Entry)
            .Where(entry => entry.StartsWith($"UID:{uid} ", StringComparison.Ordinal)).Select(entry => entry[$"UID:{uid} ".Length..])];

    private static BookPlace ForBea => Examples.Booking("ann") with { Delegate = new("Bea", "bea@people.test") };

    private static ChangeOrder Order => new() { Key = Guid.NewGuid(), Staff = "Sam Staff", ChargeByHand = 0, Reason = "Agreed" };

    private async Task CancelAsync(BookingReference reference) => Assert.Equal(CancelResult.Cancelled, await host.Get<BookingCancellation>().CancelAsync(reference));

    private async Task TransferAsync(BookingReference reference, Guid to) => Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().TransferAsync(reference, to, Order));

    private async Task<IReadOnlyList<string>> EntriesAsync(string kind, string to) =>
        [.. (await host.SentMailAsync()).Single(mail => mail.Kind == kind && mail.To == to).Attachments.Select(Entry)];

    private static string Entry(MailAttachment file) =>
        string.Join(' ', file.Text.Split("\r\n").Where(line => line.StartsWith("UID", StringComparison.Ordinal) || line.StartsWith("SEQUENCE", StringComparison.Ordinal) || line.StartsWith("STATUS", StringComparison.Ordinal)));

    private static SellableRun Run(Guid key, int number, DateOnly day) => Examples.Run() with
    {
        RunKey = key,
        Facts = Examples.Facts with
        {
            Course = "course", Starts = day, Ends = day, EndsAt = new(day, new(17, 0), TimeSpan.Zero),
            Calendar = $"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:run-{number}\r\nSEQUENCE:3\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        },
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
