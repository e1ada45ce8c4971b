using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Contact;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Money;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Promises;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Bookings.Promises;

/// <summary>What the pages say that somebody will hear. The clock begins on Monday 1 February 2027.</summary>
public class ReplyPromisesTests : IAsyncLifetime
{
    private BookingsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync(settings: new() { ["Invoices:Vat"] = "exempt", ["Invoices:PaymentDays"] = "14", ["Invoices:PaymentDetails"] = "Account 1", ["Invoices:SellerName"] = "Provider", ["Invoices:SellerAddress"] = "1 Street" });
        await host.PublishAsync(Examples.Run());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Message_IsOwedAnAnswer_UntilStaffSayThatItWasGiven()
    {
        await SendMessageAsync();
        await host.SentMailAsync();
        Assert.Equal(PromiseStanding.Open, (await OnlyAsync("answer:")).Standing);

        // That it reached the team is another promise, and no answer.
        Assert.Equal(PromiseStanding.Kept, (await OnlyAsync("letter:")).Standing);
        var message = await host.ReadAsync(context => context.OwedAnswers.Select(row => row.MessageId).SingleAsync());
        Assert.True(await host.Get<ContactAnswers>().GiveAsync(message, "Sam Staff"));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await host.Get<ContactAnswers>().GiveAsync(message, "Somebody else"));

        var (standing, _) = await OnlyAsync("answer:");
        var (ended, _) = await host.Get<PromisesDesk>().EndedAsync(1);
        Assert.Equal(PromiseStanding.Kept, standing);
        var line = ended.Single(one => one.Proof!.StartsWith("Answered", StringComparison.Ordinal));
        Assert.Equal(("Answered, says Sam Staff", BookingsHost.Now), (line.Proof, line.EndedAt));
        Assert.False(await host.Get<ContactAnswers>().GiveAsync(Guid.NewGuid(), "Sam Staff"));
    }

    [Fact]
    public async Task Answer_ThatWasMarkedByMistake_IsOwedAgainUntilTheSameDay()
    {
        await SendMessageAsync();
        var owed = await OnlyAsync("answer:");
        var message = await host.ReadAsync(context => context.OwedAnswers.Select(row => row.MessageId).SingleAsync());
        await host.Get<ContactAnswers>().GiveAsync(message, "Sam Staff");
        Assert.Equal(PromiseStanding.Kept, (await OnlyAsync("answer:")).Standing);

        Assert.True(await host.Get<ContactAnswers>().TakeBackAsync(message));
        Assert.Equal(owed, await OnlyAsync("answer:"));
        Assert.Null((await host.Get<ContactAnswers>().FindAsync(message))!.GivenBy);
        Assert.False(await host.Get<ContactAnswers>().TakeBackAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task Message_ThatNobodyAnswers_IsBrokenAfterItsDay_AndStaysSo()
    {
        await SendMessageAsync();
        var (_, due) = await OnlyAsync("answer:");

        host.Clock.SetUtcNow(due);
        Assert.Equal(PromiseStanding.AtRisk, (await OnlyAsync("answer:")).Standing);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(PromiseStanding.Broken, (await OnlyAsync("answer:")).Standing);
        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(PromiseStanding.Broken, (await OnlyAsync("answer:")).Standing);
    }

    /// <summary>Of two messages, each is due by the number that the page named when it was written.</summary>
    [Fact]
    public async Task Message_IsDueByTheNumberThatThePageNamed()
    {
        var letters = host.Get<IOptions<LetterOptions>>().Value;
        letters.AnswerWorkingDays = 1;
        await SendMessageAsync("one");
        letters.AnswerWorkingDays = 10;
        await SendMessageAsync("two");
        letters.AnswerWorkingDays = null;
        await SendMessageAsync("three");

        var today = DateOnly.FromDateTime(BookingsHost.Now.UtcDateTime);
        Assert.Equal(
            new[] { 1, 5, 10 }.Select(days => new DateTimeOffset(DitSite.Bookings.WorkingDays.WorkingDayCalendar.Add(today, days), new(17, 0), TimeSpan.Zero)),
            (await ReadAsync("answer:")).Select(one => one.DueAt).Order());
    }

    [Fact]
    public async Task Decision_IsOwedFromTheMomentAtWhichNobodyElseIsWaitedFor()
    {
        var id = await Applicants.SubmittedAsync(host, "ann", course: Applicants.Course() with { DecisionWorkingDays = 3 });
        var reference = await Applicants.ReferenceOfAsync(host, id);

        // The referee has six weeks.
        Assert.True((await OnlyAsync("decision:")).DueAt > BookingsHost.Now.AddDays(42));
        await Applicants.ConfirmAsync(host, id);
        var confirmed = (await OnlyAsync("decision:")).DueAt;
        Assert.Equal(After(BookingsHost.Now, 3), confirmed);

        Assert.Equal(DecisionResult.Done, await host.Get<Assessments>().RequestInformationAsync(reference, "registration", "Since when?", "Sam"));
        Assert.True((await OnlyAsync("decision:")).DueAt > confirmed);
        host.Clock.Advance(TimeSpan.FromDays(4));
        var question = await host.ReadAsync(context => context.InformationRequests.Select(row => row.Id).SingleAsync());
        Assert.True(await host.Get<ApplicantSteps>().AnswerAsync(id, question, "Since 2015"));
        Assert.Equal(After(host.Clock.GetUtcNow(), 3), (await OnlyAsync("decision:")).DueAt);

        await Applicants.MeetAllAsync(host, id);
        await host.Get<Decisions>().OfferAsync(reference, null, "Sam");
        Assert.Equal(PromiseStanding.Kept, (await OnlyAsync("decision:")).Standing);
    }

    [Theory]
    [InlineData(false, PromiseStanding.Broken)]
    [InlineData(true, PromiseStanding.Released)]
    public async Task Decision_ThatNobodyMakes_IsBroken_AndOneThatNobodyWantsAnyMoreIsNot(bool withdrawn, PromiseStanding expected)
    {
        var id = await Applicants.SubmittedAsync(host, "ann");
        await Applicants.ConfirmAsync(host, id);
        var (_, due) = await OnlyAsync("decision:");
        if (withdrawn)
        {
            Assert.True(await host.Get<ApplicantSteps>().WithdrawAsync(id));
        }

        host.Clock.SetUtcNow(due.AddSeconds(1));
        Assert.Equal(expected, (await OnlyAsync("decision:")).Standing);
    }

    [Fact]
    public async Task Charge_ThatIsLeftToTheTeam_IsOwedUntilTheBookerHasHeard()
    {
        var booked = await host.BookedAsync(Examples.Booking());
        await host.Get<BookingCancellation>().CancelAsync(booked.Reference);
        Assert.Equal((PromiseStanding.Open, After(BookingsHost.Now, 5)), await OnlyAsync("charge:"));
        Assert.Equal(MoneyNeed.Decide, Assert.Single(await host.Get<MoneyDesk>().TasksAsync()).Need);

        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().DecideAsync(booked.Reference, Guid.NewGuid(), 20m, "Agreed", "Sam"));
        Assert.Equal(PromiseStanding.Open, (await OnlyAsync("charge:")).Standing);
        await host.SentMailAsync();
        Assert.Equal(PromiseStanding.Kept, (await OnlyAsync("charge:")).Standing);
    }

    [Fact]
    public async Task Charge_ThatAPolicySays_IsNoPromiseOfTheTeams()
    {
        await host.PublishAsync(Examples.Run() with { Facts = Examples.Facts with { Policy = [new(ChangeKind.Cancel, 1, WorkingDays: false, 50)] } });
        await host.Get<BookingCancellation>().CancelAsync((await host.BookedAsync(Examples.Booking())).Reference);

        Assert.Empty(await ReadAsync("charge:"));
    }

    [Theory]
    [InlineData(false, PromiseStanding.Kept)]
    [InlineData(true, PromiseStanding.AtRisk)]
    public async Task LetterToAReferee_IsReadFromWhoWasNamed_NotFromTheOutbox(bool forgotten, PromiseStanding expected)
    {
        await Applicants.SubmittedAsync(host, "ann");
        if (forgotten)
        {
            await host.ReadAsync(context => context.Outbox.Where(row => row.Kind == "reference-request").ExecuteDeleteAsync());
        }

        await host.SentMailAsync();
        Assert.Equal(expected, (await OnlyAsync("referee:")).Standing);
    }

    [Fact]
    public async Task Invoice_IsOwedInTheDaysThatTheConfirmationNamed_AndWhereItNamedNoneNothingIs()
    {
        await host.BookedAsync(Examples.Booking("without"));
        await host.PublishAsync(Examples.Run() with { Facts = Examples.Facts with { InvoiceWorkingDays = 3 } });
        var booked = await host.BookedAsync(Examples.Booking());
        Assert.Equal((PromiseStanding.Open, After(BookingsHost.Now, 3)), await OnlyAsync("invoice:"));

        Assert.IsType<MoneyResult.Done>(await host.Get<Invoicing>().IssueAsync(booked.Reference, new("Ann", "1 Road", null), "Sam"));
        await host.SentMailAsync();
        Assert.Equal(PromiseStanding.Kept, (await OnlyAsync("invoice:")).Standing);
    }

    private static DateTimeOffset After(DateTimeOffset now, int workingDays) =>
        new(DitSite.Bookings.WorkingDays.WorkingDayCalendar.Add(DateOnly.FromDateTime(now.UtcDateTime), workingDays), new(17, 0), TimeSpan.Zero);

    private Task SendMessageAsync(string key = "key") => host.Get<ContactMessages>().SendAsync(new("Ann", "ann@people.test", null, "Hello"), key);

    private async Task<(PromiseStanding Standing, DateTimeOffset DueAt)> OnlyAsync(string kind) => Assert.Single(await ReadAsync(kind));

    /// <param name="kind">What the keys begin with.</param>
    private async Task<IReadOnlyList<(PromiseStanding Standing, DateTimeOffset DueAt)>> ReadAsync(string kind)
    {
        await host.Get<PromiseLedger>().RunAsync();
        var rows = await host.ReadAsync(context => context.Promises.Where(row => row.Key.StartsWith(kind)).ToListAsync());
        return [.. rows.Select(row => (row.Standing(host.Clock.GetUtcNow()), row.DueAt))];
    }
}
