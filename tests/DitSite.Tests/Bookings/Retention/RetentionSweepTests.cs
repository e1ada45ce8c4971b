using DitSite.Bookings.Journeys;
using DitSite.Bookings.Links;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Retention;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Retention;

public class RetentionSweepTests
{
    [Fact]
    public async Task AccessNeeds_ThirtyDaysAfterTheRun_AreDeletedAndNotASecondBefore()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking() with { AccessNeeds = "Xylophone captions" });
        await SweptAtAsync(host, Examples.Facts.EndsAt.AddDays(30).AddSeconds(-1));
        Assert.Contains("Xylophone", await DatabaseText.OfAsync(host), StringComparison.Ordinal);

        await SweptAtAsync(host, Examples.Facts.EndsAt.AddDays(30));

        Assert.DoesNotContain("Xylophone", await DatabaseText.OfAsync(host), StringComparison.Ordinal);
        Assert.Equal(1, await host.ReadAsync(context => context.Bookings.CountAsync()));
    }

    [Fact]
    public async Task MailWords_ThirtyDaysAfterSending_AreBlankAndTheRecordStaysAYear()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
        await host.SentMailAsync();
        await SweptAtAsync(host, BookingsHost.Now.AddDays(30).AddSeconds(-1));
        Assert.DoesNotContain("", await host.ReadAsync(context => context.Outbox.Select(message => message.Text).ToListAsync()));

        await SweptAtAsync(host, BookingsHost.Now.AddDays(30));
        var kept = await host.ReadAsync(context => context.Outbox.ToListAsync());
        await SweptAtAsync(host, BookingsHost.Now.AddDays(365));

        Assert.Equal(2, kept.Count);
        Assert.All(kept, message => Assert.Equal(("", null, 0, OutboxState.Sent), (message.Text, message.ReplyTo, message.Attachments.Count, message.State)));
        Assert.Equal(0, await host.ReadAsync(context => context.Outbox.CountAsync()));
    }

    [Fact]
    public async Task MailThatWaits_HoweverLong_IsKept()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());

        await SweptAtAsync(host, BookingsHost.Now.AddDays(400));

        Assert.Equal(2, await host.ReadAsync(context => context.Outbox.CountAsync(message => message.Text != "")));
    }

    [Fact]
    public async Task JourneysAndSessions_WhenTheyExpire_AreDeletedAndBookingLinksAYearLater()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var booked = await host.BookedAsync(Examples.Booking());
        var letter = (await host.SentMailAsync()).Single(mail => mail.Kind == "booking-confirmation");
        await host.Get<BookingLinks>().OpenAsync(booked.Reference, LetterLink.TokenIn(letter));
        await host.Get<JourneyStore>().SaveAsync(JourneyStore.NewId(), "answers");

        await SweptAtAsync(host, BookingsHost.Now + JourneyStore.Lifetime);
        Assert.Equal((0, 1), await host.ReadAsync(async context => (await context.Journeys.CountAsync(), await context.Links.CountAsync())));
        await SweptAtAsync(host, Examples.Facts.EndsAt + BookingLinks.AfterRun + RetentionSweep.ExpiredLinkKept);
        Assert.Equal(0, await host.ReadAsync(context => context.Links.CountAsync()));
    }

    [Fact]
    public async Task Subscription_NotConfirmedInSevenDays_IsForgotten()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.Get<CourseSubscriptions>().SubscribeAsync(new("ann@people.test", "refresher", "Refresher day"));
        await host.SentMailAsync();
        await SweptAtAsync(host, BookingsHost.Now.AddDays(7).AddSeconds(-1));
        Assert.Contains("ann@people.test", await DatabaseText.OfAsync(host), StringComparison.Ordinal);

        await SweptAtAsync(host, BookingsHost.Now.AddDays(7));

        Assert.DoesNotContain("ann@people.test", await DatabaseText.OfAsync(host), StringComparison.Ordinal);
        Assert.Equal(0, await host.ReadAsync(context => context.SubscriptionRequests.CountAsync()));
    }

    private static Task SweptAtAsync(BookingsHost host, DateTimeOffset when)
    {
        host.Clock.SetUtcNow(when);
        return host.Get<RetentionSweep>().RunAsync();
    }
}
