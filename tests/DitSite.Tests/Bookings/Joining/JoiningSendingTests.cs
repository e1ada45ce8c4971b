using DitSite.Bookings.Bookings;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Joining;

public class JoiningSendingTests : IAsyncLifetime
{
    private const string Link = "https://calls.example/j/4711?pwd=Canary-Passcode";

    /// <summary>The run is on Friday 12 March 2027: promised by Thursday, sent from Tuesday at nine.</summary>
    private static readonly DateTimeOffset SendFrom = new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);

    private BookingsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync();
        await host.PublishAsync(Run);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Instructions_LeaveOnTheirMorning_ToDelegateAndBooker_Once()
    {
        await host.BookedAsync(Examples.Booking("ann") with { Delegate = new("Bea", "bea@people.test") });
        await host.BookedAsync(Examples.Booking("cy"));
        await WriteAsync(Link);

        Assert.Empty(await JoiningMailAsync(SendFrom.AddMinutes(-1)));
        var sent = await JoiningMailAsync(SendFrom);
        Assert.Equal(["ann@people.test", "bea@people.test", "cy@people.test"], sent.Select(mail => mail.To).Order());
        Assert.All(sent, mail => Assert.Contains(Link, mail.Text, StringComparison.Ordinal));

        Assert.Equal(3, (await JoiningMailAsync(SendFrom.AddHours(30))).Count);
    }

    [Fact]
    public async Task LateBooker_GetsThemAtOnce_AndTheConfirmationSaysSo()
    {
        await WriteAsync(Link);
        host.Clock.SetUtcNow(SendFrom.AddDays(1));

        await host.BookedAsync(Examples.Booking("late"));

        var sent = await host.SentMailAsync();
        Assert.Single(sent, mail => mail.Kind == JoiningMail.Kind && mail.To == "late@people.test");
        Assert.Contains("come at once", OneLine(sent.Single(mail => mail.Kind == "booking-confirmation").Text), StringComparison.Ordinal);
    }

    /// <summary>Whoever moves to another date after the letter about the first one gets the text of the other as well.</summary>
    [Fact]
    public async Task MovedAfterTheFirstLetter_GetsTheTextOfTheOtherDate()
    {
        var other = Guid.NewGuid();
        await host.PublishAsync(Run with { Facts = Run.Facts with { Course = "course" } }, Run with { RunKey = other, ClosesAt = new(2027, 3, 15, 12, 0, 0, TimeSpan.Zero), Facts = Run.Facts with { Course = "course", Starts = new(2027, 3, 16), Ends = new(2027, 3, 16), EndsAt = new(2027, 3, 16, 17, 0, 0, TimeSpan.Zero) } });
        var booked = await host.BookedAsync(Examples.Booking("ann"));
        await WriteAsync(Link);
        Assert.Equal(JoiningSaved.Saved, await host.Get<JoiningDesk>().SaveAsync(other, "https://calls.example/other", 0, false, "Sam"));
        Assert.Single(await JoiningMailAsync(SendFrom));

        // Tuesday's run is due on Monday; it is Thursday, after its letters have left.
        host.Clock.SetUtcNow(new(2027, 3, 11, 20, 0, 0, TimeSpan.Zero));
        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().TransferAsync(booked.Reference, other, new() { Key = Guid.NewGuid(), Staff = "Sam", ChargeByHand = 0, Reason = "Agreed" }));

        var sent = await JoiningMailAsync(host.Clock.GetUtcNow());
        Assert.Equal(2, sent.Count);
        Assert.Contains("https://calls.example/other", sent[1].Text, StringComparison.Ordinal);
        await host.Get<PromiseLedger>().RunAsync();
        var promises = await host.ReadAsync(context => context.Promises.OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([(other, PromiseStanding.Kept)], promises.Select(row => (row.RunKey!.Value, row.Standing(host.Clock.GetUtcNow()))));
    }

    [Fact]
    public async Task InstructionsWrittenLate_LeaveWhenTheyAreSaved()
    {
        await host.BookedAsync(Examples.Booking());
        host.Clock.SetUtcNow(SendFrom.AddHours(3));

        await WriteAsync(Link);

        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == JoiningMail.Kind);
    }

    [Fact]
    public async Task ChangedInstructions_AreSentAgainOnlyWhenStaffSaySo()
    {
        await host.BookedAsync(Examples.Booking());
        await WriteAsync(Link);
        Assert.Single(await JoiningMailAsync(SendFrom));

        await WriteAsync("A comma changed.", version: 1);
        Assert.Single(await JoiningMailAsync(SendFrom.AddHours(2)));

        await WriteAsync("https://calls.example/new-room", version: 2, sendAgain: true);
        var sent = await JoiningMailAsync(SendFrom.AddHours(4));
        Assert.Equal(2, sent.Count);
        Assert.Contains("new-room", sent[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Changed", sent[1].Subject, StringComparison.Ordinal);
    }

    /// <summary>One person has lost the letter: staff send the present text again, to that address alone.</summary>
    [Fact]
    public async Task OneLetter_CanBeSentAgain()
    {
        await host.BookedAsync(Examples.Booking("ann"));
        await host.BookedAsync(Examples.Booking("cy"));
        await WriteAsync(Link);
        await JoiningMailAsync(SendFrom);
        var message = await host.ReadAsync(context => context.Outbox.SingleAsync(row => row.Kind == JoiningMail.Kind && row.To == "ann@people.test"));

        Assert.Equal(ResendResult.Queued, await host.Get<MessagesDesk>().ResendAsync(message.Id, CancellationToken.None));

        var sent = await JoiningMailAsync(SendFrom.AddHours(1));
        Assert.Equal(["ann@people.test", "ann@people.test", "cy@people.test"], sent.Select(mail => mail.To).Order());
        Assert.Contains(Link, sent[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_GetNone()
    {
        var booked = await host.BookedAsync(Examples.Booking());
        await WriteAsync(Link);
        Assert.Equal(CancelResult.Cancelled, await host.Get<BookingCancellation>().CancelAsync(booked.Reference));

        Assert.Empty(await JoiningMailAsync(SendFrom));
    }

    [Fact]
    public async Task Instructions_AreDeleted_ThirtyDaysAfterTheRun()
    {
        await WriteAsync(Link);
        await JoiningMailAsync(Examples.Facts.EndsAt.AddDays(30).AddSeconds(-1));
        Assert.Equal(Link, (await host.Get<JoiningDesk>().FindAsync(Examples.RunKey))!.Text);

        await JoiningMailAsync(Examples.Facts.EndsAt.AddDays(30));
        Assert.Null((await host.Get<JoiningDesk>().FindAsync(Examples.RunKey))!.Text);
    }

    [Fact]
    public async Task TwoEditors_TheSecondIsTold_AndNothingIsLost()
    {
        await WriteAsync(Link);

        Assert.Equal(JoiningSaved.ChangedMeanwhile, await host.Get<JoiningDesk>().SaveAsync(Examples.RunKey, "Mine", 0, false, "Sam"));
        Assert.Equal(Link, (await host.Get<JoiningDesk>().FindAsync(Examples.RunKey))!.Text);
    }

    /// <summary>Neither written nor queued instructions can be read in a copy of the database. The control finds what is not secret.</summary>
    [Fact]
    public async Task Database_HoldsNoInstructionsInTheClear()
    {
        await host.BookedAsync(Examples.Booking());
        host.Clock.SetUtcNow(SendFrom);
        await WriteAsync(Link);

        var before = await DatabaseText.OfAsync(host);
        Assert.DoesNotContain("Canary-Passcode", before, StringComparison.Ordinal);
        Assert.Contains("ann@people.test", before, StringComparison.Ordinal);
        Assert.Contains("Canary-Passcode", (await host.SentMailAsync()).Single(mail => mail.Kind == JoiningMail.Kind).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary-Passcode", await DatabaseText.OfAsync(host), StringComparison.Ordinal);
    }

    private static SellableRun Run => Examples.Run() with { Facts = Examples.Facts with { JoiningWorkingDays = 1 } };

    private async Task WriteAsync(string text, int version = 0, bool sendAgain = false) =>
        Assert.Equal(JoiningSaved.Saved, await host.Get<JoiningDesk>().SaveAsync(Examples.RunKey, text, version, sendAgain, "Sam Staff"));

    private async Task<IReadOnlyList<OutgoingMail>> JoiningMailAsync(DateTimeOffset at)
    {
        host.Clock.SetUtcNow(at);
        await host.Get<JoiningSweep>().RunAsync();
        return [.. (await host.SentMailAsync()).Where(mail => mail.Kind == JoiningMail.Kind)];
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
