using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Changes;

public class ChangeNoticeTests : IAsyncLifetime
{
    private static readonly Guid Other = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0002");
    private BookingsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync();
        await host.PublishAsync(Run(Before), OtherRun(1));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Move_TellsNobodyUntilStaffConfirm_ThenEachPersonOnce()
    {
        await BookThreeAsync();
        var notice = await MoveAsync();

        Assert.Empty(await MovedMailAsync());
        var view = await ViewAsync(notice);
        Assert.Equal(["ann@people.test", "bea@people.test", "cy@people.test"], view.People.Select(person => person.Email).Order());
        Assert.Equal(2, view.People.Single(person => person.Email == "ann@people.test").AnswersFor.Count);

        Assert.Equal(ConfirmNoticeResult.Told, await ConfirmAsync(view));
        var sent = await MovedMailAsync();
        Assert.Equal(["ann@people.test", "bea@people.test", "cy@people.test"], sent.Select(mail => mail.To).Order());
        Assert.All(sent, mail => Assert.Contains("SEQUENCE:4\r\n", Assert.Single(mail.Attachments).Text, StringComparison.Ordinal));
        Assert.All(sent, mail => Assert.Contains("UID:run-1\r\n", mail.Attachments[0].Text, StringComparison.Ordinal));
        Assert.Equal(2, Occurrences(sent.Single(mail => mail.To == "ann@people.test").Text, "?link="));
        Assert.Equal(0, Occurrences(sent.Single(mail => mail.To == "bea@people.test").Text, "?link="));
    }

    /// <summary>A double click, and two members of staff at once.</summary>
    [Fact]
    public async Task Confirming_ManyTimesAtOnce_TellsOnce()
    {
        await BookThreeAsync();
        var view = await ViewAsync(await MoveAsync());

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(person => Task.Run(() => ConfirmAsync(view, by: $"Staff {person}"))));

        Assert.Single(results, ConfirmNoticeResult.Told);
        Assert.Equal(19, results.Count(result => result == ConfirmNoticeResult.AlreadyDone));
        Assert.Equal(3, (await MovedMailAsync()).Count);
    }

    [Fact]
    public async Task Confirming_WhatIsNoLongerShown_IsRefused()
    {
        await BookThreeAsync();
        var view = await ViewAsync(await MoveAsync());
        await host.PublishAsync(Run(After with { DatesText = "Monday 22 March 2027", Starts = new(2027, 3, 22), Ends = new(2027, 3, 22) }), OtherRun(1));

        Assert.Equal(ConfirmNoticeResult.ChangedMeanwhile, await ConfirmAsync(view));
        Assert.Empty(await MovedMailAsync());
    }

    [Fact]
    public async Task ShortNotice_NeedsAReason_WhichStaysOnTheRecord()
    {
        await BookThreeAsync();
        var notice = await MoveAsync(After with { NoticeWorkingDays = 10 });
        host.Clock.SetUtcNow(new(2027, 3, 5, 9, 0, 0, TimeSpan.Zero));
        var view = await ViewAsync(notice);
        Assert.Equal((5, 10, true), (view.NoticeGiven, view.NoticePromised, view.IsShort));

        Assert.Equal(ConfirmNoticeResult.NeedsReason, await ConfirmAsync(view));
        Assert.Empty(await MovedMailAsync());
        Assert.Equal(ConfirmNoticeResult.Told, await ConfirmAsync(view, "The tutor is ill"));
        Assert.Equal("The tutor is ill", (await ViewAsync(notice)).OverrideReason);
    }

    /// <summary>The control: with enough notice nobody is asked why.</summary>
    [Fact]
    public async Task EnoughNotice_NeedsNoReason()
    {
        await BookThreeAsync();
        var view = await ViewAsync(await MoveAsync(After with { NoticeWorkingDays = 10 }));

        Assert.False(view.IsShort);
        Assert.Equal(ConfirmNoticeResult.Told, await ConfirmAsync(view));
    }

    [Fact]
    public async Task WhoBookedAfterTheMove_IsNotTold()
    {
        await BookThreeAsync();
        var notice = await MoveAsync();
        await host.BookedAsync(Examples.Booking("new"));

        Assert.DoesNotContain((await ViewAsync(notice)).People, person => person.Email == "new@people.test");
    }

    /// <summary>An offer is a place kept: from the waiting list or after an application.</summary>
    [Fact]
    public async Task Offers_MadeBeforeTheMove_AreToldWithTheirOwnLink()
    {
        await host.PublishAsync(Run(Before) with { Capacity = 2 }, OtherRun(1));
        var applicant = await Applicants.OfferedAsync(host, "apply");
        var booked = await host.BookedAsync(Examples.Booking("ann"));
        await WaitAsync("wim");
        await host.Get<BookingCancellation>().CancelAsync(booked.Reference);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.PublishAsync(Run(After) with { Capacity = 2 }, OtherRun(1));

        var view = await ViewAsync(Assert.Single(await host.Get<ChangeNotices>().ListAsync()).Id);
        Assert.Equal([("wim@people.test", true), ("apply@people.test", true)], view.People.Select(person => (person.Email, person.HasOffer)));
        await ConfirmAsync(view);

        var sent = await MovedMailAsync();
        Assert.Equal(["apply@people.test", "wim@people.test"], sent.Select(mail => mail.To).Order());
        Assert.All(sent, mail => Assert.Contains("Friday 19 March 2027", mail.Text, StringComparison.Ordinal));
        var link = sent.Single(mail => mail.To == "wim@people.test").Text.Split("token=")[1].Split('\n')[0];
        Assert.Equal(WaitingState.Offered, (await host.Get<WaitingList>().FindAsync(link))!.State);
        Assert.Equal(ApplicationState.Offered, (await Applicants.ViewAsync(host, applicant)).State);
    }

    [Fact]
    public async Task Offers_MadeAfterTheMove_AreNotTold_AndNameTheNewDate()
    {
        await host.BookedAsync(Examples.Booking("ann"));
        var applicant = await Applicants.SubmittedAsync(host, "apply");
        await Applicants.MeetAllAsync(host, applicant);
        var notice = await MoveAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Get<Decisions>().OfferAsync(await Applicants.ReferenceOfAsync(host, applicant), null, "Sam");

        Assert.DoesNotContain((await ViewAsync(notice)).People, person => person.HasOffer);
        Assert.Contains(After.DatesText, (await host.SentMailAsync()).Single(mail => mail.Kind == "application-offer").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Booker_MaySayYes_Once()
    {
        var reference = await ToldAsync();

        Assert.Equal(Before.DatesText, (await Moves.QuestionAsync(reference))!.Before.DatesText);
        Assert.Equal(ChangeAnswerResult.Done, await Moves.AcceptAsync(reference));
        Assert.Equal(ChangeAnswerResult.NotAsked, await Moves.AcceptAsync(reference));
        Assert.Equal(After.DatesText, (await host.Get<BookingFinder>().FindAsync(reference))!.Facts.DatesText);
    }

    [Fact]
    public async Task Booker_MayCancelWithoutCharge_AndTheLetterSaysSo()
    {
        var reference = await ToldAsync();

        Assert.Equal(ChangeAnswerResult.Done, await Moves.CancelAsync(reference));

        Assert.Contains("nothing is charged", OneLine((await host.SentMailAsync()).Single(mail => mail.Kind == "booking-cancelled").Text), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Equal(ChangeAnswerResult.NotAsked, await Moves.CancelAsync(reference));
    }

    [Fact]
    public async Task Booker_MayMove_AndTheFormerEntryLeavesTheCalendar()
    {
        var reference = await ToldAsync();

        Assert.Equal(ChangeAnswerResult.Done, await Moves.TransferAsync(reference, Other));

        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Other));
        var letter = (await host.SentMailAsync()).Single(mail => mail.Kind == "booking-transferred");
        Assert.Contains("UID:run-2\r\n", letter.Attachments[0].Text, StringComparison.Ordinal);
        Assert.Contains("UID:run-1\r\nSEQUENCE:5\r\nSTATUS:CANCELLED\r\n", letter.Attachments[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastPlaceOfTheOtherDate_GoesToOneOfTwo()
    {
        var (one, two) = (await host.BookedAsync(Examples.Booking("one")), await host.BookedAsync(Examples.Booking("two")));
        await ConfirmAsync(await ViewAsync(await MoveAsync()));

        var results = await Task.WhenAll(new[] { one, two }.Select(booked => Task.Run(() => Moves.TransferAsync(booked.Reference, Other))));

        Assert.Equal([ChangeAnswerResult.Done, ChangeAnswerResult.NoPlace], results.Order());
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Other));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task LinksAndAccessNeeds_FollowTheRun()
    {
        var booked = await host.BookedAsync(Examples.Booking() with { AccessNeeds = "A lift" });
        await ConfirmAsync(await ViewAsync(await MoveAsync()));

        var (needs, link) = await host.ReadAsync(async context => (
            await context.AccessNeeds.Select(row => row.DeleteAt).SingleAsync(),
            await context.Links.Where(row => row.Purpose == LinkPurpose.Booking).Select(row => row.ExpiresAt).MinAsync()));
        Assert.Equal(After.EndsAt.AddDays(30), needs);
        Assert.Equal(After.EndsAt.AddDays(30), link);
        Assert.NotNull(await host.Get<BookingFinder>().FindAsync(booked.Reference));
    }

    private BookingMoves Moves => host.Get<BookingMoves>();

    private static SoldFacts Before => Examples.Facts with { Calendar = Calendar(1, 3) };

    /// <summary>Content did not raise the sequence: the letter does.</summary>
    private static SoldFacts After => Before with
    {
        DatesText = "Friday 19 March 2027",
        Starts = new(2027, 3, 19),
        Ends = new(2027, 3, 19),
        EndsAt = new(2027, 3, 19, 17, 0, 0, TimeSpan.Zero),
        Calendar = Calendar(1, 3),
    };

    private static string Calendar(int run, int sequence) => $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:run-{run}\r\nSEQUENCE:{sequence}\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private static SellableRun Run(SoldFacts facts) => Examples.Run() with { Facts = facts };

    private static SellableRun OtherRun(int capacity) => Examples.Run(capacity) with
    {
        RunKey = Other,
        Facts = Before with { Starts = new(2027, 6, 18), Ends = new(2027, 6, 18), DatesText = "Friday 18 June 2027", EndsAt = new(2027, 6, 18, 16, 0, 0, TimeSpan.Zero), Calendar = Calendar(2, 0) },
    };

    /// <summary>Ann books for herself and for Bea, Cy for himself.</summary>
    private async Task BookThreeAsync()
    {
        await host.BookedAsync(Examples.Booking("ann"));
        await host.BookedAsync(Examples.Booking("ann") with { Delegate = new("Bea", "bea@people.test") });
        await host.BookedAsync(Examples.Booking("cy"));
    }

    private async Task<BookingReference> ToldAsync()
    {
        var booked = await host.BookedAsync(Examples.Booking());
        Assert.Equal(ConfirmNoticeResult.Told, await ConfirmAsync(await ViewAsync(await MoveAsync())));
        return booked.Reference;
    }

    private async Task<Guid> MoveAsync(SoldFacts? after = null)
    {
        await host.PublishAsync(Run(after ?? After), OtherRun(1));
        return Assert.Single(await host.Get<ChangeNotices>().ListAsync()).Id;
    }

    private async Task<NoticeView> ViewAsync(Guid notice) => (await host.Get<ChangeNotices>().FindAsync(notice))!;

    private Task<ConfirmNoticeResult> ConfirmAsync(NoticeView view, string? reason = null, string by = "Sam Staff") =>
        host.Get<ChangeNotices>().ConfirmAsync(view.Notice.Id, view.Stamp, reason, by);

    private async Task WaitAsync(string name)
    {
        await host.Get<WaitingList>().AskAsync(new(Examples.RunKey, name, $"{name}@people.test"));
        var letter = (await host.SentMailAsync()).Last(mail => mail.Kind == "waiting-link");
        Assert.True(await host.Get<WaitingList>().ConfirmAsync(letter.Text.Split("token=")[1].Split('\n')[0]));
    }

    private async Task<IReadOnlyList<OutgoingMail>> MovedMailAsync() => [.. (await host.SentMailAsync()).Where(mail => mail.Kind == ChangeLetters.MovedKind)];

    private static int Occurrences(string text, string of) => text.Split(of).Length - 1;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
