using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Applications;

/// <summary>What people come for who apply, with scripts at a desk and without them on a telephone.</summary>
[Collection(ApplyingCollection.Name)]
public sealed class ApplicationJourneys(BrowserFixture browser, ApplyingSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Uk_FromTheSelfCheckToABookedPlace(bool script)
    {
        await using var visit = await VisitAsync(script);
        var ann = Applicant(visit, "uk", script);
        await ann.GoAsync(ApplyingSite.Course + "/eligibility");
        await ann.ChooseAsync("Have you done 170 hours?", "Yes");
        await ann.ChooseAsync("Are you registered?", "Yes, with AAA or BBB");
        await ann.ChooseAsync("Where do you work?", "Elsewhere in the UK");
        await ann.ChooseAsync("Do you have a diploma of the lighthouse?", "Yes, I have one");
        await ann.ChooseAsync("Do you want to take the role play?", "Yes");
        await ann.ChooseAsync("Would you take on three cases for a funded place?", "I want no funded place");
        await ann.PressAsync("See what is open to you", "What is open to you");
        await ann.PressAsync("Start your application with these answers", "Apply for a place on the Test course");
        await ann.AskForTheLinkAsync();

        // Of ten sections three need no more answer, and about oneself only the name is missing.
        Assert.Equal(3, await visit.Page.Locator(".govuk-task-list__status", new() { HasText = "Completed" }).CountAsync());
        await ann.LinkAsync("About you", "About you");
        Assert.True(await visit.Page.GetByLabel("In the United Kingdom").IsCheckedAsync());
        await ann.FillAsync("Full name", "Ann Applicant");
        await ann.SaveAsync();
        await ann.TheoryAsync();
        await ann.HoursAsync();
        await ann.TherapyAsync();
        await ann.EmploymentAsync();
        await ann.RegistrationAsync();
        await ann.NeedsAsync();
        await ann.SendAsync();
        await ann.LinkAsync("See how your application stands", $"Application {ann.Reference}");
        Assert.Contains("Pat Referee: asked on", await ann.MainAsync());

        await RefereeAnswersAsync(ann, script, confirm: true);
        await ann.GoAsync(ann.Home);
        Assert.Contains("Pat Referee: answered on", await ann.MainAsync());
        await site.OfferAsync(ann.Reference);
        await ann.OpenAsync("we offer you a place");
        await ann.LinkButtonAsync("Accept the offer", "Accept our offer");
        Assert.Contains("£237.31", await ann.MainAsync());
        await ann.TickAsync("The handbook: £23.50");
        await ann.ChooseAsync("Who will pay?", "My employer or another organisation");
        await ann.FillAsync("Organisation", "Testford Trust");
        await ann.PressAsync("Accept and book", "Accept our offer");
        Assert.Contains("Enter the billing address", await visit.Page.Locator(".govuk-error-summary").InnerTextAsync());
        Assert.True(await visit.Page.GetByLabel("The handbook").IsCheckedAsync());
        await ann.FillAsync("Billing address", "1 High Street, Testford");
        await ann.PressAsync("Accept and book", $"Application {ann.Reference}");
        Assert.Contains("Your place is booked", await ann.MainAsync());
        Assert.Contains("£260.81", (await site.LetterAsync(ann.Email, "Booking ")).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Overseas_WithAnEquivalentBody_IsForATutorAndIsTold(bool script)
    {
        await using var visit = await VisitAsync(script);
        var ann = await BegunAsync(visit, "overseas", script, answers => (answers with { Name = null, WorksInUk = null }).Without(["registration"]));
        await ann.LinkAsync("About you", "About you");
        Assert.Contains("cannot obtain registration with the Testford Council", await ann.MainAsync());
        await ann.LinkBackAsync();
        await ann.YouAsync("Ireland");
        await ann.RegistrationAsync("Irish Council, Ireland");
        await ann.SendAsync();
        await ann.GoAsync(ann.Home);
        var sent = await ann.MainAsync();
        Assert.Contains("Works in Ireland", sent);
        Assert.Contains("Irish Council, Ireland (for the course tutors to judge)", sent);
        await site.OfferAsync(ann.Reference);
        await ann.OpenAsync("we offer you a place");
        Assert.Contains("the course tutors accept your registration as equivalent", await ann.MainAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Funded_FromLondon_HasAPlaceKeptAndPaysNothing(bool script)
    {
        await using var visit = await VisitAsync(script);
        var ann = await BegunAsync(visit, "funded", script, answers => answers with { Funding = null });
        await ann.FundingAsync(wanted: true);
        await ann.SendAsync();
        Assert.Contains("You are in the queue for a funded place since", await ann.MainAsync());
        await ann.GoAsync(ann.Home);
        Assert.Contains("Kept for you while we decide. Your place in the queue is safe until", await ann.MainAsync());
        await RefereeAnswersAsync(ann, script, confirm: true);
        await site.OfferAsync(ann.Reference);
        await ann.OpenAsync("we offer you a place");
        await ann.LinkButtonAsync("Accept the offer", "Accept our offer");
        Assert.Contains("funded place", await ann.MainAsync());
        await ann.PressAsync("Accept and book", $"Application {ann.Reference}");
        Assert.Contains("Your place is booked", await ann.MainAsync());
        Assert.Equal(FundedState.Used, (await site.ViewAsync(ann.Reference)).Funding!.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_OnTheFourthPage_GoesOnElsewhere_AndWhatWasTypedHereIsKept(bool script)
    {
        await using var visit = await VisitAsync(script);
        var ann = Applicant(visit, "interrupted", script);
        await ann.StartAsync();
        await ann.YouAsync();
        await ann.TheoryAsync();
        await ann.HoursAsync();
        await ann.LinkAsync("Employment", "Employment");
        await ann.FillAsync("Employer, or the name of your practice", "The Long Practice");
        await ann.ChooseAsync("Where did you work?", "Lighthouse");
        await ann.FillAsync("Your role", "Keeper");
        await ann.MonthAsync("When did it begin?", "1", "2019");
        await ann.ChooseAsync("Are you still there?", "Yes");

        await using var elsewhere = await VisitAsync(!script);
        var again = Applicant(elsewhere, "interrupted", script);
        await again.GoAsync("/applications/return");
        await again.AskForTheLinkAsync("Your application");
        Assert.Equal(ann.Home, again.Home);
        Assert.Equal(4, await elsewhere.Page.Locator(".govuk-task-list__status", new() { HasText = "Completed" }).CountAsync());
        await again.TherapyAsync();

        // The session of the first browser has ended meanwhile: its page is not lost.
        await visit.Page.Context.ClearCookiesAsync(new() { Name = "__Host-link-session" });
        await ann.PressAsync("Save and continue", "Open your application first");
        var tab = await visit.Page.Context.NewPageAsync();
        await tab.GotoAsync("/applications/return");
        await tab.GetByLabel("Your email address").FillAsync(ann.Email);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Send me the link" }).ClickAsync();
        await Assertions.Expect(tab.Locator("h1")).ToHaveTextAsync("Check your email");
        await tab.GotoAsync(ApplicantAtWork.Link().Match((await site.LetterAsync(ann.Email, "Your application", number: 2)).Text).Value);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Open my application" }).ClickAsync();
        await Assertions.Expect(tab.Locator("h1")).ToHaveTextAsync("Your application");
        await ann.PressAsync("Save what I typed", "Evidence: Employment");
        await ann.UploadAsync();
        await ann.LinkButtonAsync("Done: back to the task list", "Your application");
        Assert.Equal(6, await visit.Page.Locator(".govuk-task-list__status", new() { HasText = "Completed" }).CountAsync());
        Assert.Equal("The Long Practice", (await DraftAsync(ann)).Answers.Requirements["employment"].Employer);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Referee_WhoDeclines_IsReplacedByOneWhoConfirms(bool script)
    {
        var email = Email("declined", script);
        await site.ApplicationAsync(email);
        await using var visit = await VisitAsync(script);
        var ann = new ApplicantAtWork(visit, site, email, new Mouse());
        await ann.OpenAsync("we have it");
        await RefereeAnswersAsync(ann, script, confirm: false);
        await ann.OpenAsync("please name another referee");
        Assert.Contains("cannot give you a reference", await ann.MainAsync());
        await ann.LinkAsync("Name another referee", "Name another referee");
        await ann.FillAsync("Full name of your referee", "Lee Second");
        await ann.FillAsync("Their email address", email);
        await ann.FillAsync("How do they know your work?", "Manager");
        await ann.PressAsync("Write to this person", "Name another referee");
        Assert.Contains("not your own", await visit.Page.Locator(".govuk-error-summary").InnerTextAsync());
        Assert.Equal("Lee Second", await visit.Page.GetByLabel("Full name of your referee").InputValueAsync());
        await ann.FillAsync("Their email address", "second-" + email);
        await ann.PressAsync("Write to this person", $"Application {ann.Reference}");
        Assert.Contains("Lee Second: asked on", await ann.MainAsync());
        await RefereeAnswersAsync(ann, script, confirm: true, "second-" + email);
        await ann.GoAsync(ann.Home);
        Assert.Contains("Lee Second: answered on", await ann.MainAsync());
        Assert.DoesNotContain("Name another referee", await ann.MainAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Question_OfStaff_IsAnsweredInWordsAndWithAFile(bool script)
    {
        var email = Email("asked", script);
        var reference = await site.ApplicationAsync(email);

        // What was added before the question is no answer to it.
        site.Live.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(DecisionResult.Done, await site.Assessments.RequestInformationAsync(reference, "theory", "Which certificate is the second?\nAnd from when is it?", ApplyingSite.Staff));
        await using var visit = await VisitAsync(script);
        var ann = new ApplicantAtWork(visit, site, email, new Mouse());
        await ann.OpenAsync("we have a question");
        await ann.LinkButtonAsync("Answer the question", "Answer our question");
        Assert.Contains("And from when is it?", await ann.MainAsync());
        await ann.PressAsync("Send the answer", "Answer our question");
        Assert.Contains("Enter your answer, or add a file first", await visit.Page.Locator(".govuk-error-summary").InnerTextAsync());
        await ann.LinkAsync("Add a file", "Evidence: Theory");
        await ann.UploadAsync("second.pdf", 2);
        await ann.LinkButtonAsync("Back to the question", "Answer our question");
        await ann.FillAsync("Your answer", "The one from 2015.");
        await ann.PressAsync("Send the answer", $"Application {reference}");
        Assert.Contains("Being read", await visit.Page.Locator(".govuk-tag").First.InnerTextAsync());
        var view = await site.ViewAsync(reference);
        Assert.Equal(("The one from 2015.", 2), (Assert.Single(view.Questions).Answer, view.Files.Count(file => file.RequirementCode == "theory")));
    }

    [Fact]
    public async Task Keyboard_AloneFillsInAndSendsAWholeApplication()
    {
        await using var visit = await VisitAsync(script: true);
        var ann = new ApplicantAtWork(visit, site, Email("keyboard", true), new Keyboard(visit.Page));
        await ann.StartAsync();
        await ann.YouAsync();
        await ann.TheoryAsync();
        await ann.HoursAsync();
        await ann.TherapyAsync();
        await ann.EmploymentAsync();
        await ann.RegistrationAsync();
        await ann.DiplomaAsync();
        await ann.FeeAsync();
        await ann.FundingAsync(wanted: true);
        await ann.NeedsAsync();
        await ann.SendAsync();
        Assert.Equal(ApplicationState.Submitted, (await site.ViewAsync(ann.Reference)).State);
    }

    private async Task<ApplicationView> DraftAsync(ApplicantAtWork ann)
    {
        var token = (await ann.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-link-session").Value;
        var id = await site.Get<ApplicationLinks>().SessionAsync(token, ann.Reference);
        return (await site.Get<ApplicationReader>().FindAsync(id!.Value))!;
    }

    private async Task RefereeAnswersAsync(ApplicantAtWork applicant, bool script, bool confirm, string? address = null)
    {
        var letter = await site.Live.Mail.FirstToAsync(address ?? "referee-" + applicant.Email);
        await using var visit = await VisitAsync(script);
        var referee = new ApplicantAtWork(visit, site, "", new Mouse());
        await referee.GoAsync(ApplicantAtWork.Link().Match(letter.Text).Value);
        await referee.HeadingAsync("Confirm supervised work");
        if (!confirm)
        {
            await referee.PressAsync("I would rather not give a reference", "Thank you");
            return;
        }

        await referee.FillAsync("Your full name", "Pat Referee");
        await referee.FillAsync("Your position, and how you know this work", "Supervisor");
        await referee.PressAsync("Send the reference", "Confirm supervised work");
        await visit.Page.Locator(".govuk-error-summary").WaitForAsync();
        Assert.Equal("Pat Referee", await visit.Page.GetByLabel("Your full name").InputValueAsync());
        await referee.FillAsync("How many hours of supervised psychodynamic work can you confirm?", "190");
        await referee.MonthAsync("When did it begin?", "2", "2019");
        await referee.MonthAsync("When did it end?", "March", "2022");
        await referee.TickAsync("I am the person named in the letter");
        await referee.PressAsync("Send the reference", "Thank you");
    }

    private Task<Visit> VisitAsync(bool script) => browser.VisitAsync(new(script ? 1280 : 320, JavaScript: script), site.Live);

    private ApplicantAtWork Applicant(Visit visit, string name, bool script) => new(visit, site, Email(name, script), new Mouse());

    /// <summary>Somebody who has filled in most of it, and comes back by a link: what every journey has in common is walked once, from the United Kingdom.</summary>
    private async Task<ApplicantAtWork> BegunAsync(Visit visit, string name, bool script, Func<ApplicationAnswers, ApplicationAnswers> change)
    {
        var ann = Applicant(visit, name, script);
        await site.ApplicationAsync(ann.Email, send: false, change);
        await ann.GoAsync("/applications/return");
        await ann.AskForTheLinkAsync("Your application");
        return ann;
    }

    private static string Email(string name, bool script) => $"{name}-{(script ? "with" : "without")}@people.test";
}
