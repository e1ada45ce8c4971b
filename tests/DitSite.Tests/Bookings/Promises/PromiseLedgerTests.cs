using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Contact;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Promises;

public class PromiseLedgerTests : IAsyncLifetime
{
    /// <summary>The run is on Friday 12 March 2027.</summary>
    private static readonly DateTimeOffset Due = new(2027, 3, 11, 17, 0, 0, TimeSpan.Zero);

    private BookingsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync();
        await host.PublishAsync(Run());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Booking_MakesAPromiseToEachAddress_KeptWhenTheLetterHasLeft()
    {
        await host.BookedAsync(Examples.Booking("ann") with { Delegate = new("Bea", "bea@people.test") });

        Assert.Equal([(PromiseStanding.Open, Due), (PromiseStanding.Open, Due)], await StandingAsync());
        await WriteInstructionsAsync();
        host.Clock.SetUtcNow(new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await host.Get<JoiningSweep>().RunAsync();
        Assert.All(await StandingAsync(), one => Assert.Equal(PromiseStanding.Open, one.Standing));
        await host.SentMailAsync();

        Assert.All(await StandingAsync(), one => Assert.Equal(PromiseStanding.Kept, one.Standing));
        var (kept, total) = await host.Get<PromisesDesk>().EndedAsync(1);
        Assert.Equal(2, total);
        Assert.All(kept, line => Assert.NotNull(line.MessageId));
    }

    [Fact]
    public async Task MissingInstructions_AreAtRiskFiveWorkingDaysBefore_AndBrokenAfter()
    {
        await host.BookedAsync(Examples.Booking());

        Assert.Equal(PromiseStanding.Open, await OnlyAsync(new(2027, 3, 4, 8, 59, 0, TimeSpan.Zero)));
        Assert.Equal(PromiseStanding.AtRisk, await OnlyAsync(new(2027, 3, 4, 9, 0, 0, TimeSpan.Zero)));
        Assert.Equal(Examples.RunKey, Assert.Single((await host.Get<TodayDesk>().ReadAsync()).Tasks.WithoutInstructions).RunKey);
        Assert.Equal(PromiseStanding.AtRisk, await OnlyAsync(Due));
        Assert.Equal(PromiseStanding.Broken, await OnlyAsync(Due.AddSeconds(1)));
        Assert.Equal(1, (await host.Get<TodayDesk>().ReadAsync()).Tasks.Broken);
    }

    [Fact]
    public async Task LetterThatLeavesTooLate_IsKeptLate_AndStaysOnTheLedger()
    {
        await host.BookedAsync(Examples.Booking());
        await host.SentMailAsync();
        await WriteInstructionsAsync();
        host.Mail.Fault = new IOException();
        host.Clock.SetUtcNow(new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await host.Get<JoiningSweep>().RunAsync();
        await host.SentMailAsync();
        host.Mail.Fault = null;

        host.Clock.SetUtcNow(Due.AddHours(2));
        await host.SentMailAsync();

        Assert.Equal(PromiseStanding.KeptLate, (await StandingAsync()).Single().Standing);
    }

    [Fact]
    public async Task Cancelled_IsNoLongerOwed()
    {
        var booked = await host.BookedAsync(Examples.Booking());
        await StandingAsync();
        await host.Get<BookingCancellation>().CancelAsync(booked.Reference);

        Assert.Equal(PromiseStanding.Released, (await StandingAsync()).Single().Standing);
    }

    [Fact]
    public async Task Change_IsAPromiseUntilEverybodyWasTold()
    {
        await host.BookedAsync(Examples.Booking());
        await host.PublishAsync(Run(facts => facts with { Starts = new(2027, 3, 19), Ends = new(2027, 3, 19), EndsAt = facts.EndsAt.AddDays(7), NoticeWorkingDays = 10 }));
        var change = (await StandingAsync(PromiseKind.ChangeNotice)).Single();
        // Ten working days before the former date, which is the earlier one.
        Assert.Equal((PromiseStanding.Open, new DateTimeOffset(2027, 2, 26, 17, 0, 0, TimeSpan.Zero)), change);

        var view = (await host.Get<ChangeNotices>().FindAsync((await host.Get<ChangeNotices>().ListAsync()).Single().Id))!;
        await host.Get<ChangeNotices>().ConfirmAsync(view.Notice.Id, view.Stamp, null, "Sam");
        Assert.Equal(PromiseStanding.Open, (await StandingAsync(PromiseKind.ChangeNotice)).Single().Standing);
        await host.SentMailAsync();
        Assert.Equal(PromiseStanding.Kept, (await StandingAsync(PromiseKind.ChangeNotice)).Single().Standing);
    }

    /// <summary>The ledger reads the rows, not what the waiting list thinks of itself: an offer out of turn is seen.</summary>
    [Theory]
    [InlineData(false, PromiseStanding.Kept)]
    [InlineData(true, PromiseStanding.Broken)]
    public async Task Offer_OutOfTurn_IsABrokenPromise(bool overtaken, PromiseStanding expected)
    {
        await host.PublishAsync(Run() with { Capacity = 1 });
        var booked = await host.BookedAsync(Examples.Booking());
        await JoinAsync("ann");
        await JoinAsync("bea");
        await host.Get<BookingCancellation>().CancelAsync(booked.Reference);
        await host.SentMailAsync();
        if (overtaken)
        {
            await host.ReadAsync(context => context.WaitingEntries.Where(entry => entry.Name == "ann").ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Number, 99)));
        }

        Assert.Equal(expected, (await StandingAsync(PromiseKind.FirstComeFirstServed)).Single().Standing);
    }

    /// <summary>Of two people and one funded place the first has it. The rows tell who was passed over, whatever the queue thinks of itself.</summary>
    [Theory]
    [InlineData(false, PromiseStanding.Kept, PromiseStanding.Open)]
    [InlineData(true, PromiseStanding.Broken, PromiseStanding.Kept)]
    public async Task FundedPlace_OutOfTurn_IsABrokenPromise(bool overtaken, PromiseStanding toTheFirst, PromiseStanding toTheSecond)
    {
        await host.PublishAsync(Run() with { FundedPlaces = 1 });
        var (ann, bea) = (await Applicants.SubmittedAsync(host, "ann", Examples.RunKey), await Applicants.SubmittedAsync(host, "bea", Examples.RunKey));
        if (overtaken)
        {
            await ChangePlacesAsync(ann);
        }

        Assert.Equal(toTheFirst, Assert.Single(await StandingAsync(PromiseKind.FirstComeFirstServed, $"funded:{ann:N}")).Standing);
        Assert.Equal(toTheSecond, Assert.Single(await StandingAsync(PromiseKind.FirstComeFirstServed, $"funded:{bea:N}")).Standing);
    }

    /// <summary>Once the course has begun, whoever still waits is owed nothing, unless somebody who came later holds a place.</summary>
    [Theory]
    [InlineData(false, PromiseStanding.Released)]
    [InlineData(true, PromiseStanding.Broken)]
    public async Task FundedPlace_StillWaitedFor_WhenTheCourseBegins(bool overtaken, PromiseStanding expected)
    {
        await host.PublishAsync(Run() with { FundedPlaces = 1 });
        var (ann, bea) = (await Applicants.SubmittedAsync(host, "ann", Examples.RunKey), await Applicants.SubmittedAsync(host, "bea", Examples.RunKey));
        if (overtaken)
        {
            await ChangePlacesAsync(ann);
        }

        host.Clock.SetUtcNow(Due.AddDays(1));

        Assert.Equal(expected, Assert.Single(await StandingAsync(PromiseKind.FirstComeFirstServed, $"funded:{(overtaken ? ann : bea):N}")).Standing);
    }

    /// <summary>A place that staff gave out of turn, with a reason, breaks no promise.</summary>
    [Fact]
    public async Task FundedPlace_ByStaff_IsNotABrokenPromise()
    {
        await host.PublishAsync(Run() with { FundedPlaces = 1 });
        var (ann, bea) = (await Applicants.SubmittedAsync(host, "ann", Examples.RunKey), await Applicants.SubmittedAsync(host, "bea", Examples.RunKey));
        await ChangePlacesAsync(ann);
        await host.ReadAsync(context =>
        {
            context.ApplicationEvents.Add(new() { ApplicationId = bea, At = host.Clock.GetUtcNow(), Kind = ApplicationEventKind.FundedPlaceByStaff, Staff = "Sam Staff", Detail = "A reason" });
            return context.SaveChangesAsync();
        });

        Assert.DoesNotContain(PromiseStanding.Broken, (await StandingAsync(PromiseKind.FirstComeFirstServed, "funded:")).Select(one => one.Standing));
    }

    [Fact]
    public async Task MessageOfAVisitor_IsAPromiseToReachTheTeam()
    {
        await host.Get<ContactMessages>().SendAsync(new("Ann", "ann@people.test", null, "Hello"), "key");

        Assert.Equal([PromiseStanding.Open], await ReachedAsync());
        host.Mail.Fault = new MailRefusedException("MailboxUnavailable");
        await host.SentMailAsync();
        Assert.Equal([PromiseStanding.AtRisk], await ReachedAsync());

        async Task<IEnumerable<PromiseStanding>> ReachedAsync() => (await StandingAsync(PromiseKind.Reply, "letter:")).Select(one => one.Standing);
    }

    /// <summary>What is not looked at any more was broken if it was long overdue, and is no longer owed if it was not.</summary>
    [Theory]
    [InlineData(6, PromiseStanding.Released)]
    [InlineData(8, PromiseStanding.Broken)]
    public async Task PromiseThatNothingSpeaksOf_WasBrokenWhenItWasLongOverdue(int daysOverdue, PromiseStanding expected)
    {
        var booked = await host.BookedAsync(Examples.Booking());
        await StandingAsync();
        host.Clock.SetUtcNow(Due.AddDays(daysOverdue));
        await host.ReadAsync(context => context.Bookings.Where(row => row.Reference == booked.Reference).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BookingState.Cancelled)));

        Assert.Equal(expected, (await StandingAsync()).Single().Standing);
    }

    /// <summary>Read from the decision, not from the letter: one that was never written is at risk at once, and then broken.</summary>
    [Theory]
    [InlineData(false, PromiseStanding.Kept, PromiseStanding.Kept)]
    [InlineData(true, PromiseStanding.AtRisk, PromiseStanding.Broken)]
    public async Task Decision_IsAPromiseToReachTheApplicant(bool forgotten, PromiseStanding soon, PromiseStanding later)
    {
        await Applicants.OfferedAsync(host, "apply");
        if (forgotten)
        {
            await host.ReadAsync(context => context.Outbox.Where(row => row.Kind == "application-offer").ExecuteDeleteAsync());
        }

        await host.SentMailAsync();

        Assert.Equal(soon, (await StandingAsync(PromiseKind.Result)).Single().Standing);
        host.Clock.Advance(PromiseSources.LetterTime + TimeSpan.FromMinutes(1));
        Assert.Equal(later, (await StandingAsync(PromiseKind.Result)).Single().Standing);
    }

    [Fact]
    public async Task Ledger_HoldsNoNameAndNoAddress_AndIsTheSameTwice()
    {
        await host.BookedAsync(Examples.Booking("canary"));
        await StandingAsync();
        var count = (await StandingAsync()).Count;

        Assert.Equal(1, count);
        var rows = await host.ReadAsync(context => context.Promises.Select(row => row.Key + row.About + row.Proof + row.Owner).ToListAsync());
        Assert.DoesNotContain(rows, row => row.Contains("canary", StringComparison.OrdinalIgnoreCase));
    }

    private static SellableRun Run(Func<SoldFacts, SoldFacts>? change = null) => Examples.Run() with { Facts = (change ?? (facts => facts))(Examples.Facts with { JoiningWorkingDays = 1 }) };

    private async Task WriteInstructionsAsync() => Assert.Equal(JoiningSaved.Saved, await host.Get<JoiningDesk>().SaveAsync(Examples.RunKey, "Come in", 0, false, "Sam"));

    private async Task<PromiseStanding> OnlyAsync(DateTimeOffset at)
    {
        host.Clock.SetUtcNow(at);
        return (await StandingAsync()).Single().Standing;
    }

    private async Task<IReadOnlyList<(PromiseStanding Standing, DateTimeOffset DueAt)>> StandingAsync(PromiseKind kind = PromiseKind.JoiningInstructions, string key = "")
    {
        await host.Get<PromiseLedger>().RunAsync();
        var rows = await host.ReadAsync(context => context.Promises.Where(row => row.Kind == kind && row.Key.StartsWith(key)).ToListAsync());
        return [.. rows.Select(row => (row.Standing(host.Clock.GetUtcNow()), row.DueAt))];
    }

    /// <summary>The first waits, and whoever came later holds a place.</summary>
    private Task ChangePlacesAsync(Guid first) =>
        host.ReadAsync(context => context.FundedQueue.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.State, entry => entry.ApplicationId == first ? FundedState.Waiting : FundedState.Held)));

    private async Task JoinAsync(string name)
    {
        await host.Get<WaitingList>().AskAsync(new(Examples.RunKey, name, $"{name}@people.test"));
        var letter = (await host.SentMailAsync()).Last(mail => mail.Kind == "waiting-link");
        Assert.True(await host.Get<WaitingList>().ConfirmAsync(letter.Text.Split("token=")[1].Split('\n')[0]));
    }
}
