using DitSite.Bookings.Bookings;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Bookings;

public class PlaceBookingTests
{
    [Fact]
    public async Task BookPlace_OnAnOpenRun_TakesAPlaceAndCopiesWhatWasSold()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());

        var booked = await host.BookedAsync(Examples.Booking() with { AddOnCodes = ["book"], TotalShown = 160.81m });
        await host.PublishAsync(Examples.Run() with { Facts = Examples.Facts with { CourseTitle = "Another title" }, Prices = [new("full", PriceKind.Fee, "Dearer", 999m)] });

        var view = (await host.Get<BookingFinder>().FindAsync(booked.Reference))!;
        Assert.Equal(("Refresher day", 160.81m, 2, BookingState.Booked), (view.Facts.CourseTitle, view.Total, view.Lines.Count, view.State));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task BookPlace_WithAHold_UsesItUp()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 1));
        var hold = Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().HoldAsync(new(Examples.RunKey, "journey", "192.0.2.1")));

        Assert.IsType<BookPlaceResult.RunFull>(await host.BookAsync(Examples.Booking("bea")));
        await host.BookedAsync(Examples.Booking() with { HoldId = hold.HoldId });

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task BookPlace_WithAHoldOfAnotherRun_DoesNotUseIt()
    {
        var other = Guid.NewGuid();
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(), Examples.Run() with { RunKey = other });
        var hold = Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().HoldAsync(new(other, "journey", "192.0.2.1")));

        await host.BookedAsync(Examples.Booking() with { HoldId = hold.HoldId });

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(other));
    }

    [Fact]
    public async Task BookPlace_BeforeOpeningAndAfterClosing_IsClosed()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run() with { OpensAt = BookingsHost.Now.AddMinutes(1), ClosesAt = BookingsHost.Now.AddMinutes(2) });

        Assert.IsType<BookPlaceResult.RunClosed>(await host.BookAsync(Examples.Booking()));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.BookedAsync(Examples.Booking());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<BookPlaceResult.RunClosed>(await host.BookAsync(Examples.Booking("bea")));
        Assert.IsType<BookPlaceResult.RunClosed>(await host.BookAsync(Examples.Booking("cat", Guid.NewGuid())));
    }

    [Fact]
    public async Task BookPlace_WhenThePriceChanged_SaysSoAndTakesNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());

        Assert.Equal(new BookPlaceResult.PriceChanged(137.31m), await host.BookAsync(Examples.Booking() with { TotalShown = 137.30m }));
        Assert.Equal(new BookPlaceResult.PriceChanged(null), await host.BookAsync(Examples.Booking() with { AddOnCodes = ["pen"] }));
        Assert.Equal(new BookPlaceResult.PriceChanged(null), await host.BookAsync(Examples.Booking() with { FeeCode = "book" }));
        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task BookPlace_TwentyTimesAtOnceWithOneKey_IsOneBookingAndOneLetter()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var command = Examples.Booking();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.BookedAsync(command))));

        Assert.Single(results, result => !result.Already);
        Assert.Single(results.Select(result => (result.Reference, result.CorrectionSecret)).Distinct());
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "booking-confirmation");
    }

    [Fact]
    public async Task BookPlace_TheSameKeyWithOtherAnswers_IsRefused()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var command = Examples.Booking();
        await host.BookedAsync(command);

        Assert.IsType<BookPlaceResult.KeyReused>(await host.BookAsync(command with { AccessNeeds = "A ramp" }));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task BookPlace_ForADelegateWhoHasAPlace_LooksBookedTakesNoneAndExplainsByMail()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var first = await host.BookedAsync(Examples.Booking());

        var second = await host.BookedAsync(Examples.Booking("stranger") with { Delegate = new("Ann", "ANN@People.test ".Trim()) });

        Assert.NotEqual(first.Reference, second.Reference);
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        var mail = await host.SentMailAsync();
        Assert.Contains("You keep that place", Assert.Single(mail, letter => letter.Kind == "duplicate-delegate" && letter.To == "ANN@People.test").Text, StringComparison.Ordinal);
        var toStranger = Assert.Single(mail, letter => letter.To == "stranger@people.test");
        Assert.DoesNotContain("already", toStranger.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task BookPlace_ForADelegateWhoCancelled_BooksAgain()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var first = await host.BookedAsync(Examples.Booking());
        await host.Get<BookingCancellation>().CancelAsync(first.Reference);

        var second = await host.BookedAsync(Examples.Booking());

        Assert.Equal(BookingState.Booked, (await host.Get<BookingFinder>().FindAsync(second.Reference))!.State);
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task BookPlace_WithAccessNeeds_KeepsThemApartAndOutOfMail()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());

        await host.BookedAsync(Examples.Booking() with { AccessNeeds = "Xylophone captions" });

        Assert.Equal("Xylophone captions", await host.ReadAsync(context => context.AccessNeeds.Select(needs => needs.Text).SingleAsync()));
        Assert.DoesNotContain(await host.SentMailAsync(), mail => mail.Text.Contains("Xylophone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BookPlace_WhenTheMailServerIsDown_IsBookedAllTheSame()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        host.Mail.Fault = new IOException("down");

        await host.BookedAsync(Examples.Booking());

        Assert.Empty(await host.SentMailAsync());
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task BookPlace_ForSomebodyElse_TellsBothAndOnlyTheBookerOfMoney()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking() with { Delegate = new("Bea", "bea@people.test"), Payer = PayerKind.Employer, BillingOrganisation = "Trust", BillingAddress = "1 Road", PurchaseOrder = "PO-7" });

        var mail = await host.SentMailAsync();

        var booker = Assert.Single(mail, letter => letter.To == "ann@people.test");
        Assert.Contains("£137.31", booker.Text, StringComparison.Ordinal);
        Assert.Contains("PO-7", booker.Text, StringComparison.Ordinal);
        Assert.Contains("text/calendar", Assert.Single(booker.Attachments).ContentType, StringComparison.Ordinal);
        var attends = Assert.Single(mail, letter => letter.To == "bea@people.test");
        Assert.DoesNotContain("£", attends.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("?link=", attends.Text, StringComparison.Ordinal);
        Assert.Single(mail, letter => letter.To == "bookings@provider.test");
        Assert.All(mail.SelectMany(letter => letter.Text.Split('\n')).Where(line => !line.StartsWith("https:", StringComparison.Ordinal)), line => Assert.True(line.Length <= 72, line));
    }
}
