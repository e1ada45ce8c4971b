using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Applications;

/// <summary>Every page of applying, in every state that it has: axe and the HTML checker find nothing, and nothing scrolls sideways.</summary>
[Collection(ApplyingPagesCollection.Name)]
public sealed class ApplicationPageTests(BrowserFixture browser, ApplyingSite site)
{
    [Fact]
    public async Task Pages_InEveryState_AreGood()
    {
        await using var looking = new PageWalk(await browser.VisitAsync(new(), site.Live));
        var walk = new Walk(looking, site);
        await walk.BeforeAsync(Person(looking.Visit, "walk-before"));
        await walk.DraftAsync(Person(looking.Visit, "walk-draft"));
        await walk.SentAsync(Person(looking.Visit, "walk-sent"));
        await walk.DecidedAsync(name => Person(looking.Visit, name));
        await walk.RefereeAsync();
        await walk.StaffAsync(Person(looking.Visit, "walk-judged").Email);

        Assert.True(looking.Seen.Count >= 60, $"{looking.Seen.Count} pages were seen.");
        await looking.AssertGoodAsync();
    }

    [Fact]
    public async Task Upload_SaysHowFarItIsAndWhatWasRefused()
    {
        await using var visit = await browser.VisitAsync(new(), site.Live);
        var ann = Person(visit, "upload");
        await ann.StartAsync();
        await ann.GoAsync(ann.Home + "/requirements/theory/files");
        var devTools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await devTools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = 2_000_000 });
        await visit.Page.EvaluateAsync("""
            () => {
              window.said = [];
              new MutationObserver(() => window.said.push(document.querySelector('[data-upload-progress]')?.textContent ?? '')).observe(document.querySelector('[data-upload-progress]'), { childList: true, characterData: true, subtree: true });
            }
            """);
        await visit.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "long.pdf", MimeType = "application/pdf", Buffer = [.. "not a pdf"u8, .. new byte[3_000_000]] });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        var error = visit.Page.Locator(".govuk-error-summary");
        await Assertions.Expect(error).ToContainTextAsync("long.pdf: The file must be a PDF");
        await Assertions.Expect(error).ToBeFocusedAsync();

        var said = await visit.Page.EvaluateAsync<string[]>("window.said");
        Assert.Contains(said, text => text.StartsWith("Uploading: ", StringComparison.Ordinal));
        Assert.Equal("status", await visit.Page.Locator("[data-upload-progress]").GetAttributeAsync("role"));
        Assert.InRange(said.Length, 2, 8);

        // What came in place of the form works like the form.
        await devTools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await ann.UploadAsync();
    }

    private ApplicantAtWork Person(Visit visit, string name) => new(visit, site, $"{name}@people.test", new Mouse());

    /// <summary>Goes everywhere, and looks.</summary>
    private sealed class Walk(PageWalk looking, ApplyingSite site)
    {
        private readonly Visit visit = looking.Visit;

        private string? referee;

        public async Task BeforeAsync(ApplicantAtWork ann)
        {
            await SeeAsync(ApplyingSite.Course + "/eligibility");
            await TryAsync("See what is open to you");
            foreach (var (question, answer) in new[] { ("Have you done 170 hours?", "Yes"), ("Are you registered?", "Yes, with a board elsewhere"), ("Where do you work?", "In London"), ("Do you have a diploma of the lighthouse?", "No, none so far"), ("Do you want to take the role play?", "No"), ("Would you take on three cases for a funded place?", "Yes, all three") })
            {
                await ann.ChooseAsync(question, answer);
            }

            await PressAsync("See what is open to you");
            await PressAsync("Start your application with these answers");
            await TryAsync("Send me the link");
            await SeeAsync(ApplyingSite.Run + "/apply");
            await SeeAsync("/courses/test-course/dates/2025-03-17/apply");
            await SeeAsync("/applications/check-your-email");
            await SeeAsync("/applications/return");
            await TryAsync("Send me the link");
            await SeeAsync("/applications/continue?link=" + new string('x', 43));
            await SeeAsync("/applications/ABCD-2345");
            await ann.GoAsync(ApplyingSite.Run + "/apply");
            await ann.FillAsync("Your email address", ann.Email);
            await ann.PressAsync("Send me the link", "Check your email");
            await SeeAsync(ApplicantAtWork.Link().Match((await site.LetterAsync(ann.Email, "Your link to apply")).Text).Value);
        }

        public async Task DraftAsync(ApplicantAtWork ann)
        {
            await ann.StartAsync();
            await SeeAsync(ann.Home);
            foreach (var section in new[] { "you", "requirements/hours", "requirements/therapy", "requirements/employment", "requirements/registration", "referee", "diploma", "fee", "funding" })
            {
                await SeeAsync($"{ann.Home}/{section}");
                await TryAsync("Save and continue");
            }

            await SeeAsync(ann.Home + "/requirements/theory");
            await SeeAsync(ann.Home + "/access-needs");
            await ann.Page.Locator("main textarea").FillAsync("Captions");
            await TryAsync("Save and continue");
            await SeeAsync(ann.Home + "/requirements/therapy/files");
            await TryAsync("Upload");
            await ann.UploadAsync();
            await LookAsync();
            await visit.Page.Locator(".dit-files a", new() { HasText = "Remove" }).ClickAsync();
            await ann.HeadingAsync("Do you want to remove this file?");
            await LookAsync();
            await SeeAsync(ann.Home + "/withdraw");
            await ann.GoAsync(ann.Home + "/requirements/employment");
            await ann.FillAsync("Your role", "Keeper");
            await visit.Page.Context.ClearCookiesAsync(new() { Name = "__Host-link-session" });
            await PressAsync("Save and continue");

            var full = ann.Email.Replace("draft", "full", StringComparison.Ordinal);
            await site.ApplicationAsync(full, send: false, answers => answers with { Requirements = new Dictionary<string, RequirementAnswer>(answers.Requirements) { ["hours"] = new() { Hours = 20 } } });
            var complete = new ApplicantAtWork(visit, site, full, new Mouse());
            await complete.GoAsync("/applications/return");
            await complete.AskForTheLinkAsync("Your application");
            await LookAsync();
            await SeeAsync(complete.Home + "/check");
            await TryAsync("Send the application");
        }

        public async Task SentAsync(ApplicantAtWork ann)
        {
            var reference = await SendAsync(ann, answers => answers with { Funding = new(true, "A trust", "Talking Therapies", true, true, false) });
            await SeeAsync(ann.Home);
            await SeeAsync(ann.Home + "/sent");
            await SeeAsync(ann.Home + "/referee");
            await TryAsync("Write to this person");
            site.Live.Clock.Advance(TimeSpan.FromMinutes(1));
            await site.Assessments.RequestInformationAsync(reference, "theory", "Which certificate is the second?", ApplyingSite.Staff);
            await SeeAsync(ann.Home);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Answer the question" }).ClickAsync();
            await ann.HeadingAsync("Answer our question");
            await LookAsync();
            await TryAsync("Send the answer");
            await SeeAsync(ann.Home + "/requirements/theory/files");
        }

        public async Task DecidedAsync(Func<string, ApplicantAtWork> person)
        {
            var offered = person("walk-offered");
            await site.OfferAsync(await SendAsync(offered));
            await SeeAsync(offered.Home);
            await SeeAsync(offered.Home + "/withdraw");
            await SeeAsync(offered.Home + "/offer");
            await TryAsync("Accept and book");
            await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "I will", Exact = true }).CheckAsync();
            await PressAsync("Accept and book");

            var funded = person("walk-funded");
            await site.OfferAsync(await SendAsync(funded, answers => answers with { Funding = new(true, "A trust", "Talking Therapies", true, true, false) }));
            await SeeAsync(funded.Home + "/offer");
            await funded.GoAsync(funded.Home + "/withdraw");
            await PressAsync("Decline the offer");

            var declined = person("walk-declined");
            var reference = await SendAsync(declined);
            await site.Assessments.AssessAsync(reference, "hours", FindingKind.Fixable, "Only 100 hours are confirmed.", false, ApplyingSite.Staff);
            await site.Assessments.AssessAsync(reference, "theory", FindingKind.Final, "These courses do not cover the framework.", false, ApplyingSite.Staff);
            Assert.Equal(DecisionResult.Done, await site.Decisions.DeclineAsync(reference, "Thank you for applying.", ApplyingSite.Staff));
            await SeeAsync(declined.Home);

            var withdrawn = person("walk-withdrawn");
            await SendAsync(withdrawn);
            await withdrawn.GoAsync(withdrawn.Home + "/withdraw");
            await PressAsync("Withdraw it");
            referee = "referee-" + person("walk-sent").Email;
        }

        public async Task RefereeAsync()
        {
            await SeeAsync(ApplicantAtWork.Link().Match((await site.LetterAsync(referee!, "Please confirm supervised work")).Text).Value);
            await TryAsync("Send the reference");
            await SeeAsync("/referees/thank-you");
            await SeeAsync("/referees/answer?link=" + new string('x', 43));
        }

        public async Task StaffAsync(string email)
        {
            await site.SignInAsync(visit);
            var reference = await site.ApplicationAsync(email, change: answers => answers with { Funding = new(true, "A trust", "Talking Therapies", true, true, false) });
            var address = $"/staff/applications/{reference}";
            await SeeAsync("/staff/applications");
            await SeeAsync("/staff/applications?over=true");
            await SeeAsync("/staff/applications?q=nobody-of-this-name");
            await SeeAsync("/staff/applications/deleted");
            await SeeAsync(address);
            await visit.Page.Locator("summary", new() { HasText = "Judge this requirement" }).First.ClickAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save this judgement" }).First.ClickAsync();
            await visit.Page.Locator(".govuk-error-summary").WaitForAsync();
            await LookAsync();
            await SeeAsync(address + "/decision/decline");
            await site.Assessments.AssessAsync(reference, "hours", FindingKind.Fixable, "Only 100 hours are confirmed.", false, ApplyingSite.Staff);
            await SeeAsync(address + "/decision/decline");
            await visit.Page.FillAsync("[name=Note]", "Thank you for applying, and for the averyverylongwordthatnobodywouldwritebutsomebodywill.");
            await looking.PressAsync("Show the letter with these words", "a letter with other words");
            await SeeAsync(address + "/decision/offer");
            await SeeAsync(address + "?done=" + nameof(DecisionResult.NotPossible));
            await SeeAsync(address + "/name");
            await visit.Page.FillAsync("[name=Name]", "");
            await TryAsync("Correct");
            await SeeAsync($"/staff/runs/{ApplyingSite.RunKey}/letter");
            await visit.Page.FillAsync("[name=Subject]", "");
            await TryAsync("Show the letter");
            await visit.Page.FillAsync("[name=Subject]", "The room");
            await visit.Page.FillAsync("[name=Words]", "We meet on the second floor.");
            await looking.PressAsync("Show the letter", "a letter to everybody on a run");
            await site.Assessments.RequestInformationAsync(reference, "theory", "Which certificate?", ApplyingSite.Staff);
            await SeeAsync(address);
            await site.Get<ApplicantSteps>().WithdrawAsync((await site.ViewAsync(reference)).Id);
            await SeeAsync(address);
        }

        private async Task<BookingReference> SendAsync(ApplicantAtWork ann, Func<ApplicationAnswers, ApplicationAnswers>? change = null)
        {
            var reference = await site.ApplicationAsync(ann.Email, change: change);
            await ann.OpenAsync("we have it");
            return reference;
        }

        private async Task SeeAsync(string address)
        {
            await visit.GoToAsync(address);
            await LookAsync();
        }

        /// <summary>Sends a form that has something wrong with it.</summary>
        private async Task TryAsync(string button)
        {
            await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await visit.Page.Locator(".govuk-error-summary").WaitForAsync();
            await LookAsync();
        }

        private async Task PressAsync(string button)
        {
            var before = await visit.Page.Locator("h1").InnerTextAsync();
            await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator("h1")).Not.ToHaveTextAsync(before);
            await LookAsync();
        }

        private Task LookAsync() => looking.LookAsync($"{looking.Seen.Count} {new Uri(visit.Page.Url).AbsolutePath}");
    }
}
