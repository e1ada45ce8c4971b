using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Referees;
using DitSite.Tests.Bookings.Evidence;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Applications;

public class ApplicationJourneyTests : IAsyncLifetime
{
    private BookingsHost host = null!;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 3) with { OpensAt = null, FundedPlaces = 1 });
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Link_StartsOnceAndLeadsBackToTheSameApplication()
    {
        var links = host.Get<ApplicationLinks>();
        await links.AskAsync("ann@people.test", Examples.RunKey, "Course");
        var token = LetterLink.TokenIn(Assert.Single(await host.SentMailAsync()));

        Assert.IsType<ApplicationLinkState.Starts>(await links.LookAsync(token));
        Assert.IsType<ApplicationLinkState.Starts>(await links.LookAsync(token));
        var session = await links.OpenAsync(token, _ => Applicants.Course());
        Assert.NotNull(session);
        Assert.Null(await links.OpenAsync(token, _ => Applicants.Course()));
        Assert.NotNull(await links.SessionAsync(session.Token, session.Reference));

        await links.AskAsync("Ann@People.test", Examples.RunKey, "Course");
        var again = await links.OpenAsync(LetterLink.TokenIn((await host.SentMailAsync())[^1]), _ => null);
        Assert.Equal(session.Reference, again!.Reference);
        Assert.Equal(1, await host.ReadAsync(context => context.Applications.CountAsync()));
    }

    [Fact]
    public async Task Link_AfterTenMinutes_IsDead()
    {
        await host.Get<ApplicationLinks>().AskAsync("ann@people.test", Examples.RunKey, "Course");
        var token = LetterLink.TokenIn(Assert.Single(await host.SentMailAsync()));
        host.Clock.Advance(ApplicationLinks.ContinueLifetime);

        Assert.IsType<ApplicationLinkState.Dead>(await host.Get<ApplicationLinks>().LookAsync(token));
        Assert.Null(await host.Get<ApplicationLinks>().OpenAsync(token, _ => Applicants.Course()));
    }

    [Fact]
    public async Task Return_ForKnownAndUnknownAddresses_WritesOneLetterEach_AndStopsAfterFive()
    {
        await Applicants.DraftAsync(host, "ann");
        for (var time = 0; time < 8; time++)
        {
            await host.Get<ApplicationLinks>().ReturnAsync("ann@people.test");
            await host.Get<ApplicationLinks>().ReturnAsync("nobody@people.test");
        }

        var sent = await host.SentMailAsync();
        Assert.Equal(ApplicationLinks.MostPerHour, sent.Count(mail => mail.To == "ann@people.test"));
        Assert.Equal(ApplicationLinks.MostPerHour, sent.Count(mail => mail.To == "nobody@people.test"));
    }

    [Fact]
    public async Task Submit_WithSomethingMissing_IsRefusedAndTwiceIsOnce()
    {
        var missing = await Applicants.DraftAsync(host, "bea", answers: Applicants.Answers("bea") with { Referee = null });
        Assert.Equal(SubmitResult.Incomplete, await host.Get<ApplicationDrafts>().SubmitAsync(missing, Applicants.Terms));

        var ann = await Applicants.SubmittedAsync(host, "ann");
        Assert.Equal(SubmitResult.Already, await host.Get<ApplicationDrafts>().SubmitAsync(ann, Applicants.Terms));
        Assert.False(await host.Get<ApplicationDrafts>().SaveAsync(ann, answers => answers with { Name = "Changed" }));
        Assert.Equal(
            ["ann@people.test: application-funded-held", "ann@people.test: application-submitted", "bookings@provider.test: staff-application", "referee.ann@trust.test: reference-request"],
            (await host.SentMailAsync()).Select(mail => $"{mail.To}: {mail.Kind}").Order());
    }

    [Fact]
    public async Task Offer_Accepted_IsABookingLikeAnyOtherInTheHeldPlace()
    {
        var id = await Applicants.OfferedAsync(host, "ann", Applicants.Answers("ann") with { Funding = new(false) });
        Assert.Equal((1, 1), await host.ReadAsync(async context => (await context.Runs.SingleAsync() is var run ? run.PlacesTaken : 0, (await context.Runs.SingleAsync()).PlacesHeld)));
        var accept = new AcceptOffer { AddOnCodes = ["book"], TotalShown = 260.81m, Payer = PayerKind.Employer, BillingOrganisation = "A trust", BillingAddress = "1 Road" };

        Assert.IsType<AcceptResult.PriceChanged>(await host.Get<OfferAcceptance>().AcceptAsync(id, accept with { TotalShown = 1m }));
        var booked = Assert.IsType<AcceptResult.Booked>(await host.Get<OfferAcceptance>().AcceptAsync(id, accept));
        Assert.Equal(booked, await host.Get<OfferAcceptance>().AcceptAsync(id, accept));

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        var view = (await host.Get<BookingFinder>().FindAsync(booked.Reference))!;
        Assert.Equal((260.81m, "ann", PayerKind.Employer), (view.Total, view.Booker.Name, view.Payer));
        Assert.Contains(await host.SentMailAsync(), mail => mail.Kind == "booking-confirmation" && mail.To == "ann@people.test");
    }

    [Fact]
    public async Task Offer_OfAFundedPlace_CostsNothingAndIsUsedUp()
    {
        var id = await Applicants.OfferedAsync(host, "ann");
        Assert.True((await Applicants.ViewAsync(host, id)).OfferIsFunded);
        var booked = Assert.IsType<AcceptResult.Booked>(await host.Get<OfferAcceptance>().AcceptAsync(id, new() { TotalShown = 0, Payer = PayerKind.Self }));

        Assert.Equal(0, (await host.Get<BookingFinder>().FindAsync(booked.Reference))!.Total);
        Assert.Equal((1, FundedState.Used), await host.ReadAsync(async context => ((await context.FundedPools.SingleAsync()).Taken, (await context.FundedQueue.SingleAsync()).State)));
        var letter = (await host.SentMailAsync()).Single(mail => mail.Kind == "booking-confirmation").Text;
        Assert.Contains("Nothing is to be paid.", letter);
        Assert.DoesNotContain("Invoice to", letter);
    }

    [Fact]
    public async Task Offer_NotAcceptedInTime_LapsesAndFreesThePlaceForTheNext()
    {
        var ann = await Applicants.OfferedAsync(host, "ann");
        var bea = await Applicants.SubmittedAsync(host, "bea");
        Assert.Equal(FundedState.Waiting, (await Applicants.ViewAsync(host, bea)).Funding!.State);
        host.Clock.Advance(TimeSpan.FromDays(15));
        await host.Get<ApplicationSweep>().RunAsync();

        Assert.Equal(ApplicationState.Lapsed, (await Applicants.ViewAsync(host, ann)).State);
        Assert.Equal(FundedState.Held, (await Applicants.ViewAsync(host, bea)).Funding!.State);
        Assert.IsType<AcceptResult.NoOffer>(await host.Get<OfferAcceptance>().AcceptAsync(ann, new() { TotalShown = 0, Payer = PayerKind.Self }));
        Assert.Equal((1, 1, 0, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Offer_WhenARequirementIsNotMetOrThereIsNoPlace_IsRefused()
    {
        var (decisions, id) = (host.Get<Decisions>(), await Applicants.SubmittedAsync(host, "ann", answers: Applicants.Answers("ann") with { Funding = new(false) }));
        var reference = await Applicants.ReferenceOfAsync(host, id);
        Assert.Equal(DecisionResult.NotPossible, await decisions.OfferAsync(reference, null, "Sam"));
        await host.Get<Assessments>().AssessAsync(reference, "hours", FindingKind.Met, null, false, "Sam");
        Assert.Equal(DecisionResult.NotAllMet, await decisions.OfferAsync(reference, null, "Sam"));
        Assert.Equal(DecisionResult.NoReason, await decisions.DeclineAsync(reference, null, "Sam"));
        await Applicants.MeetAllAsync(host, id);
        await host.PublishAsync(Examples.Run(capacity: 0) with { OpensAt = null });
        Assert.Equal(DecisionResult.NoPlace, await decisions.OfferAsync(reference, null, "Sam"));
    }

    [Fact]
    public async Task Decline_TellsTheReasonsAndGivesTheFundedPlaceToTheNext()
    {
        var ann = await Applicants.SubmittedAsync(host, "ann");
        var bea = await Applicants.SubmittedAsync(host, "bea");
        var reference = await Applicants.ReferenceOfAsync(host, ann);
        await host.Get<Assessments>().AssessAsync(reference, "hours", FindingKind.Fixable, "Only 100 hours are confirmed.", false, "Sam");
        Assert.Equal(DecisionResult.Done, await host.Get<Decisions>().DeclineAsync(reference, null, "Sam"));

        Assert.Equal(FundedState.Held, (await Applicants.ViewAsync(host, bea)).Funding!.State);
        var letter = (await host.SentMailAsync()).Single(mail => mail.Kind == "application-declined").Text;
        Assert.Contains("Only 100 hours are confirmed.", letter);
        Assert.Contains("This can be put right.", letter);
    }

    [Fact]
    public async Task Question_IsAskedAndAnsweredOneAtATime()
    {
        var (decisions, id) = (host.Get<Decisions>(), await Applicants.SubmittedAsync(host, "ann"));
        var reference = await Applicants.ReferenceOfAsync(host, id);
        Assert.Equal(DecisionResult.Done, await host.Get<Assessments>().RequestInformationAsync(reference, "hours", "Which years?", "Sam"));
        Assert.Equal(DecisionResult.NotPossible, await host.Get<Assessments>().RequestInformationAsync(reference, "hours", "And where?", "Sam"));
        var question = Assert.Single((await Applicants.ViewAsync(host, id)).Questions);
        Assert.Equal(new(2027, 2, 15), question.AnswerBy);

        Assert.True(await host.Get<ApplicantSteps>().AnswerAsync(id, question.Id, "2020 to 2024"));
        Assert.False(await host.Get<ApplicantSteps>().AnswerAsync(id, question.Id, "again"));
        Assert.Equal((ApplicationState.InReview, "2020 to 2024"), ((await Applicants.ViewAsync(host, id)).State, (await Applicants.ViewAsync(host, id)).Questions[0].Answer));
    }

    [Fact]
    public async Task Referee_IsRemindedTwiceAndThenNoMore_AndCanBeReplaced()
    {
        var id = await Applicants.SubmittedAsync(host, "ann");
        for (var day = 0; day < 43; day++)
        {
            await host.Get<ApplicationSweep>().RunAsync();
            await host.Get<ApplicationSweep>().RunAsync();
            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        var toReferee = (await host.SentMailAsync()).Where(mail => mail.To == "referee.ann@trust.test").ToList();
        Assert.Equal(["reference-request", "reference-reminder", "reference-reminder"], toReferee.Select(mail => mail.Kind));
        Assert.Equal([0, 14, 28], toReferee.Select(mail => (mail.QueuedAt - BookingsHost.Now).Days));
        Assert.Null(await host.Get<References>().FindAsync(LetterLink.TokenIn(toReferee[2])));
        Assert.Equal(ReferenceState.Expired, (await Applicants.ViewAsync(host, id)).LastReference!.State);

        Assert.True(await host.Get<References>().ReplaceAsync(id, new("Other", "other@gmail.com", "Manager")));
        var other = (await host.SentMailAsync())[^1];
        Assert.True((await Applicants.ViewAsync(host, id)).LastReference!.FreeMail);
        var token = LetterLink.TokenIn(other);
        Assert.Equal(200, (await host.Get<References>().FindAsync(token))!.Hours);
        Assert.True(await host.Get<References>().ConfirmAsync(token, new("Other", "Manager", 180, new(2020, 1, 1), new(2023, 1, 1), null)));
        Assert.False(await host.Get<References>().DeclineAsync(token));
        Assert.False(await host.Get<References>().ReplaceAsync(id, new("Third", "third@trust.test", "Manager")));
    }

    [Fact]
    public async Task Draft_LeftAlone_IsWarnedOfOnDay23AndGoneOnDay30()
    {
        var id = await Applicants.DraftAsync(host, "ann");
        var days = new List<int>();
        for (var day = 0; day <= 31; day++)
        {
            await host.Get<ApplicationSweep>().RunAsync();
            if (await host.ReadAsync(context => context.Applications.AnyAsync(row => row.Id == id)))
            {
                days.Add(day);
            }

            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(29, days[^1]);
        Assert.Equal(0, await host.ReadAsync(context => context.Outbox.CountAsync()));
    }

    [Fact]
    public async Task Closed_IsDeletedAfterSixMonths_AndEvidenceThreeMonthsAfterTheRun()
    {
        var ann = await Applicants.SubmittedAsync(host, "ann");
        var bea = await Applicants.OfferedAsync(host, "bea", Applicants.Answers("bea") with { Funding = new(false) });
        Assert.True(await host.Get<ApplicantSteps>().WithdrawAsync(ann));
        await host.Get<OfferAcceptance>().AcceptAsync(bea, new() { TotalShown = 237.31m, Payer = PayerKind.Self });
        host.Clock.SetUtcNow(new(2027, 6, 12, 16, 0, 0, TimeSpan.Zero));
        await host.Get<ApplicationSweep>().RunAsync();
        Assert.NotEmpty(await host.ReadAsync(context => context.Applications.Where(row => row.Id == bea).Select(row => row.Answers).SingleAsync()));

        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.Get<ApplicationSweep>().RunAsync();
        Assert.Empty(await host.ReadAsync(context => context.Applications.Where(row => row.Id == bea).Select(row => row.Answers).SingleAsync()));
        Assert.Equal(2, (await host.ReadAsync(context => context.Findings.CountAsync(row => row.ApplicationId == bea))));

        host.Clock.SetUtcNow(new(2027, 8, 1, 9, 0, 0, TimeSpan.Zero));
        await host.Get<ApplicationSweep>().RunAsync();
        Assert.False(await host.ReadAsync(context => context.Applications.AnyAsync(row => row.Id == ann)));
    }

    [Fact]
    public async Task Words_InTheDatabase_AreSealed()
    {
        var id = await Applicants.DraftAsync(host, "ann", answers: Applicants.Answers("ann") with { Country = "CANARYLAND" });
        await host.Get<ApplicationDrafts>().SaveNeedsAsync(id, "A CANARYNEED");
        var text = await DatabaseText.OfAsync(host);

        Assert.DoesNotContain("CANARYLAND", text);
        Assert.DoesNotContain("CANARYNEED", text);
        Assert.Contains("ann@people.test", text);
        var view = await Applicants.ViewAsync(host, id);
        Assert.Equal(("CANARYLAND", "A CANARYNEED"), (view.Answers.Country, view.AccessNeeds));
    }

    [Fact]
    public async Task FundedPlace_OutOfTurn_NeedsAFreePlace()
    {
        var ann = await Applicants.SubmittedAsync(host, "ann");
        var bea = await Applicants.SubmittedAsync(host, "bea");
        Assert.Equal(DecisionResult.NoPlace, await host.Get<Decisions>().GiveFundedPlaceAsync(await Applicants.ReferenceOfAsync(host, bea), "Hardship", "Sam"));
        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.Get<ApplicationSweep>().RunAsync();

        Assert.Equal((FundedState.PassedOn, FundedState.PassedOn), ((await Applicants.ViewAsync(host, ann)).Funding!.State, (await Applicants.ViewAsync(host, bea)).Funding!.State));
        Assert.Equal(DecisionResult.Done, await host.Get<Decisions>().GiveFundedPlaceAsync(await Applicants.ReferenceOfAsync(host, bea), "Hardship", "Sam"));
        Assert.Equal(OutboxState.Waiting, (await host.ReadAsync(context => context.Outbox.FirstAsync(row => row.Kind == "application-funded-passed-on"))).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawing_TakesBackTheAgreementToKeepWhatMayBeAboutHealth(bool sent)
    {
        var course = Applicants.Course() with { Requirements = [.. Applicants.Course().Requirements, new() { Code = "therapy", Kind = RequirementKind.Declaration, Label = "Therapy", Text = "A year." }] };
        var answers = Applicants.Answers("ann").With("therapy", new() { From = new(2019, 1, 1), Weekly = true, Consent = true }) with { SelfCheck = [new("therapy", "A year?", "Yes"), new("hours", "170?", "Yes")], Funding = new(false) };
        var ann = await Applicants.DraftAsync(host, "ann", course: course, answers: answers);
        await host.Get<ApplicationDrafts>().SaveNeedsAsync(ann, "Captions");
        foreach (var code in new[] { "therapy", "hours" })
        {
            await host.Get<EvidenceStore>().AddAsync(ann, code, "a.pdf", new MemoryStream(SampleFiles.Pdf()));
        }

        if (sent)
        {
            Assert.Equal(SubmitResult.Submitted, await host.Get<ApplicationDrafts>().SubmitAsync(ann, Applicants.Terms));
        }

        Assert.True(await host.Get<ApplicantSteps>().WithdrawAsync(ann));
        var view = await Applicants.ViewAsync(host, ann);
        Assert.Null(view.AccessNeeds);
        Assert.Equal(sent ? ["hours", "registration"] : [], view.Answers.Requirements.Keys.Order());
        Assert.Equal(sent ? ["hours"] : [], view.Answers.SelfCheck.Select(answer => answer.Question));
        Assert.Equal(sent ? ["hours"] : [], view.Files.Select(file => file.RequirementCode));
        Assert.Contains(sent ? "about your own therapy has been deleted" : "Your files and answers have been deleted.", (await host.SentMailAsync()).Single(mail => mail.To == "ann@people.test" && mail.Subject.EndsWith("withdrawn", StringComparison.Ordinal)).Text.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Declining_TellsTheRefereeThatNothingIsAwaitedAnyMore()
    {
        var ann = await Applicants.SubmittedAsync(host, "ann");
        var (reference, link) = (await Applicants.ReferenceOfAsync(host, ann), await Applicants.RefereeLinkAsync(host, ann));
        await host.Get<Assessments>().AssessAsync(reference, "registration", FindingKind.Final, "Not registered.", false, "Sam");
        Assert.Equal(DecisionResult.Done, await host.Get<Decisions>().DeclineAsync(reference, "First line.\nSecond line.", "Sam"));

        var sent = await host.SentMailAsync();
        Assert.Single(sent, mail => mail.To == "referee.ann@trust.test" && mail.Subject == "A reference is no longer needed");
        Assert.Contains("First line.\n\nSecond line.", sent.Single(mail => mail.Subject.EndsWith("our decision", StringComparison.Ordinal)).Text.ReplaceLineEndings("\n"));
        Assert.Null(await host.Get<References>().FindAsync(link));
    }
}
